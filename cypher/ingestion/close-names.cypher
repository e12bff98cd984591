// Ends names that another one, or the same with another period, has taken the place of.
// params: rows, each {key, name, kind, now}; unended
UNWIND $rows AS row
MATCH (e:Entity {key: row.key})-[:HAS_NAME]->(n:Name)
WHERE n.kind = row.kind AND n.name = row.name AND n.knownTo = $unended
SET n.knownTo = row.now