// Keeps the other keys of entities, so that they go on working.
// params: rows, each {key, now, id, knownFrom}
UNWIND $rows AS row
MATCH (e:Entity {key: row.now})
MERGE (k:OtherKey {key: row.key})
  ON CREATE SET k.id = row.id, k.knownFrom = row.knownFrom
MERGE (k)-[:OF]->(e)