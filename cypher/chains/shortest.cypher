// All shortest chains between two entities. Query.chains
// params: from, to (ids); minConfidence; anybody, whether lists let everybody pass; lists, a map of avoid (ids) and through (kinds to pass, or null)
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
    WHERE
      silian.holds(r) AND ($minConfidence = 0 OR r.confidence >= $minConfidence)
  ) AND
  all(
    n IN nodes(p)
    WHERE
      $anybody OR
      (NOT n IN avoided AND
        ($lists.through IS NULL OR n = a OR n = b OR n.kind IN $lists.through))
  )
RETURN p