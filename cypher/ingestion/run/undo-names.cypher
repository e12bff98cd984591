// Takes back names and identifiers of entities, and opens the names again that had been closed.
// params: keys; now, when they were recorded or closed; unended
MATCH (e:Entity)
WHERE e.key IN $keys
CALL (e) {
  MATCH (e)-[:HAS_NAME|HAS_IDENTIFIER]->(n:Name|Identifier)
  WHERE n.knownFrom = $now
  DETACH DELETE n
}
CALL (e) {
  MATCH (e)-[:HAS_NAME]->(n:Name)
  WHERE n.knownTo = $now
  SET n.knownTo = $unended
}