// Writes identifiers of entities.
// params: rows, each {key, properties}
UNWIND $rows AS row
MATCH (e:Entity {key: row.key})
CREATE (e)-[:HAS_IDENTIFIER]->(i:Identifier)
SET i = row.properties