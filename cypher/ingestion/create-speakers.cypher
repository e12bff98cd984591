// Says who speaks in an evidence.
// params: rows, each {id, speaker}; unended
UNWIND $rows AS row
MATCH (v:Evidence {id: row.id, knownTo: $unended})
MATCH (p:Entity {key: row.speaker})
CREATE (v)-[:SPOKEN_BY]->(p)