// The facts of now that stand on entities, whenever they hold, or name one beside their ends, with their evidence.
// params: keys, unended, limit
// rows: kind, from, to; fact, its properties; evidence, each {said, source}
CALL () {
  MATCH (e:Entity)-[r:ANY_KIND]-(:Entity)
  WHERE e.key IN $keys AND r.knownTo = $unended
  RETURN r
    UNION
  MATCH (:Entity)-[r:ADVOCATES]->(:Entity)
  WHERE r.at IN $keys AND r.knownTo = $unended
  RETURN r
    UNION
  MATCH (:Entity)-[r:PARTICIPATES_IN]->(:Entity)
  WHERE r.onBehalfOf IN $keys AND r.knownTo = $unended
  RETURN r
}
RETURN
  type(r) AS kind,
  startNode(r).key AS from,
  endNode(r).key AS to,
  properties(r) AS fact,
  COLLECT {
    MATCH (v:Evidence)-[:FROM]->(s:Source)
    WHERE v.claimId = r.id AND v.knownTo = $unended
    RETURN {said: properties(v), source: s.key}
  } AS evidence
ORDER BY kind, r.id
LIMIT $limit