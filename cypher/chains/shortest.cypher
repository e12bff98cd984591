// All shortest chains between two entities. Query.chains
// params: from, to (ids); minConfidence; lists, a map of avoid (ids) and through (kinds to pass, or null)
// gives: self=p
MATCH (a:Entity)
WHERE a.id = $from
MATCH (b:Entity)
WHERE b.id = $to
CALL () {
  MATCH (e:Entity)
  WHERE e.id IN $lists.avoid
  RETURN collect(e) AS avoided
}
MATCH p = ALLSHORTESTPATHS ((a)-[:ANY_KIND*..6]-(b))
WHERE
  all(
    r IN relationships(p)
    WHERE silian.holds(r) AND r.confidence >= $minConfidence
  ) AND
  none(n IN nodes(p) WHERE n IN avoided) AND
  all(
    n IN nodes(p)
    WHERE $lists.through IS NULL OR n = a OR n = b OR n.kind IN $lists.through
  )
RETURN p