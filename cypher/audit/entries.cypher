// Entries of the audit chain in their order, behind one.
// params: behind, limit
// rows: entry, its properties
MATCH (a:Audit)
WHERE a.place > $behind
RETURN properties(a) AS entry
ORDER BY a.place
LIMIT $limit