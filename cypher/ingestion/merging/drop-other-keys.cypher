// The keys of what a merger had merged are their own again, and other keys go back to it.
// params: keys; moved, each {key, from}
CALL () {
  MATCH (k:OtherKey)
  WHERE k.key IN $keys
  DETACH DELETE k
}
CALL () {
  UNWIND $moved AS moved
  MATCH (k:OtherKey {key: moved.key})-[of:OF]->(:Entity)
  MATCH (e:Entity {key: moved.from})
  CREATE (k)-[:OF]->(e)
  DELETE of
}