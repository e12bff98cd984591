// Writes evidence from sources.
// params: rows, each {source, properties}
UNWIND $rows AS row
MATCH (s:Source {key: row.source})
CREATE (v:Evidence)-[:FROM]->(s)
SET v = row.properties