// Ends the official names that a newer one has taken the place of.
// params: rows, each {key, now}; unended
UNWIND $rows AS row
MATCH (e:Entity {key: row.key})-[:HAS_NAME]->(n:Name)
WHERE n.kind = 'CURRENT' AND n.knownTo = $unended
SET n.knownTo = row.now