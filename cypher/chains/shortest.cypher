// All shortest chains between two entities. Query.chains
// params: from, to (ids); minConfidence; lists, a map of avoid (ids) and through (kinds to pass, or null)
// gives: self=p
MATCH (a:Entity)
WHERE a.id = $from
MATCH (b:Entity)
WHERE b.id = $to
MATCH p = ALLSHORTESTPATHS ((a)-[:ANY_KIND*..6]-(b))
WHERE
  all(
    r IN relationships(p)
    WHERE silian.holds(r) AND r.confidence >= $minConfidence
  ) AND
  none(n IN nodes(p) WHERE n.id IN $lists.avoid) AND
  all(
    n IN nodes(p)
    WHERE n.id IN [$from, $to] OR coalesce(n.kind IN $lists.through, true)
  )
RETURN p