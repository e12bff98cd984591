// Takes away people with their facts, names, identifiers, other keys, questions and mergers; nothing acts on their behalf.
// params: keys
CALL () {
  MATCH (e:Entity)-[:HAS_NAME|HAS_IDENTIFIER]->(n:Name|Identifier)
  WHERE e.key IN $keys
  DETACH DELETE n
}
CALL () {
  MATCH (e:Entity)<-[:OF]-(k:OtherKey)
  WHERE e.key IN $keys
  DETACH DELETE k
}
CALL () {
  MATCH (e:Entity)<-[:ABOUT_ONE|ABOUT_OTHER]-(q:Question)
  WHERE e.key IN $keys
  DETACH DELETE q
}
CALL () {
  MATCH (e:Entity)<-[:INTO|MERGED]-(m:Merger)
  WHERE e.key IN $keys
  DETACH DELETE m
}
CALL () {
  MATCH (:Entity)-[r:PARTICIPATES_IN]->(:Entity)
  WHERE r.onBehalfOf IN $keys
  SET r.onBehalfOf = null
}
CALL () {
  MATCH (e:Entity)
  WHERE e.key IN $keys
  DETACH DELETE e
}