// The latest version of a fact of one kind, withdrawn or not.
// params: id
// rows: said, its properties; from, to (keys)
MATCH (f:Entity)-[r:ANY_KIND]->(t:Entity)
WHERE r.id = $id AND r.knownTo IS NOT NULL
RETURN properties(r) AS said, f.key AS from, t.key AS to
ORDER BY r.knownTo DESC
LIMIT 1