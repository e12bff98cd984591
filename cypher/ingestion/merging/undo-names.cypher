// Names and identifiers that a merger gave to entities are known no longer.
// params: names, each {key, name, kind}; identifiers, each {key, scheme, value}; now, unended
CALL () {
  UNWIND $names AS given
  MATCH (e:Entity {key: given.key})-[:HAS_NAME]->(n:Name)
  WHERE n.name = given.name AND n.kind = given.kind AND n.knownTo = $unended
  SET n.knownTo = $now
}
CALL () {
  UNWIND $identifiers AS given
  MATCH (e:Entity {key: given.key})-[:HAS_IDENTIFIER]->(i:Identifier)
  WHERE
    i.scheme = given.scheme AND i.value = given.value AND i.knownTo = $unended
  SET i.knownTo = $now
}