// Appends an entry to the audit chain, in the transaction of what it is about.
// params: entry, its properties
MATCH (g:Graph {name: 'silian'})
CREATE (a:Audit)
SET a = $entry, g.auditPlace = $entry.place, g.auditHash = $entry.hash