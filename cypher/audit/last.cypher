// Where the audit chain ends, with the writer's lock taken: whoever appends waits here for whoever does.
// rows: place, of the last entry, 0 for none; hash, its, or null
MERGE (g:Graph {name: 'silian'})
  ON CREATE SET g.revision = 0
SET g.auditPlace = coalesce(g.auditPlace, 0)
RETURN g.auditPlace AS place, g.auditHash AS hash