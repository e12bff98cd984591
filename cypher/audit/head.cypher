// Where the audit chain ends.
// rows: place, of the last entry, 0 for none; hash, its, or null
OPTIONAL MATCH (g:Graph {name: 'silian'})
RETURN coalesce(g.auditPlace, 0) AS place, g.auditHash AS hash