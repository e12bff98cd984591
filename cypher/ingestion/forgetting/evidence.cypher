// Takes away the evidence of people and of the facts that they are an end of, whenever known.
// params: keys
// rows: facts, how many there are
MATCH (e:Entity)
WHERE e.key IN $keys
WITH
  collect(e.id) AS ids,
  COLLECT {
    MATCH (p:Entity)-[r:ANY_KIND]-(:Entity)
    WHERE p.key IN $keys
    RETURN DISTINCT r.id
  } AS facts
CALL (ids, facts) {
  UNWIND ids + facts AS claim
  MATCH (v:Evidence {claimId: claim})
  DETACH DELETE v
}
RETURN size(facts) AS facts