// Writes names of entities.
// params: rows, each {key, properties}
UNWIND $rows AS row
MATCH (e:Entity {key: row.key})
CREATE (e)-[:HAS_NAME]->(n:Name)
SET n = row.properties