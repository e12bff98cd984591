// Writes versions of facts of one kind.
// params: rows, each {from, to, properties}
UNWIND $rows AS row
MATCH (f:Entity {key: row.from})
MATCH (t:Entity {key: row.to})
CREATE (f)-[r:ANY_KIND]->(t)
SET r = row.properties