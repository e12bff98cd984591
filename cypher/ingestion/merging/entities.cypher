// Entities as they are known now, with their names, identifiers and evidence.
// params: keys, unended
// rows: entity, its properties; names, identifiers; evidence, each {said, source}
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
  } AS identifiers,
  COLLECT {
    MATCH (v:Evidence)-[:FROM]->(s:Source)
    WHERE v.claimId = e.id AND v.knownTo = $unended
    RETURN {said: properties(v), source: s.key}
  } AS evidence
ORDER BY e.key