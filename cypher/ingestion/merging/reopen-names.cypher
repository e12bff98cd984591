// Names and identifiers that a merger took from entities are known again, once nobody else bears them.
// params: keys; mergedAt, when it was; now, unended
MATCH (e:Entity)
WHERE e.key IN $keys
CALL (e) {
  MATCH (e)-[:HAS_NAME]->(n:Name)
  WHERE n.knownTo = $mergedAt
  CREATE (e)-[:HAS_NAME]->(again:Name)
  SET again = n {.*, knownFrom: $now, knownTo: $unended}
}
CALL (e) {
  MATCH (e)-[:HAS_IDENTIFIER]->(i:Identifier)
  WHERE i.knownTo = $mergedAt
  CREATE (e)-[:HAS_IDENTIFIER]->(again:Identifier)
  SET again = i {.*, knownFrom: $now, knownTo: $unended}
}