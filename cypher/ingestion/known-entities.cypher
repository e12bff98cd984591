// The entities that are already there, with the names and identifiers they bear now.
// params: keys, unended
// rows: entity, its properties; names; identifiers
MATCH (e:Entity)
WHERE e.key IN $keys
RETURN
  properties(e) AS entity,
  COLLECT {
    MATCH (e)-[:HAS_NAME]->(n:Name)
    WHERE n.knownTo = $unended
    RETURN properties(n)
  } AS names,
  COLLECT {
    MATCH (e)-[:HAS_IDENTIFIER]->(i:Identifier)
    WHERE i.knownTo = $unended
    RETURN properties(i)
  } AS identifiers