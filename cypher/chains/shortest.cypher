// All shortest chains between two entities. Query.chains
// Whether a fact holds has to be read for, and most that are walked lead nowhere: the shortest of all chains are found
// first, and those that hold are the answer. Where none does, they are found again without what was seen not to hold, there
// and about the ends, and only then among what holds. Where more are found than are looked at, that is done at once.
// params: from, to (ids); minConfidence; cap, how many are looked at; anybody, whether lists let everybody pass; lists, a map of avoid (ids) and through (kinds to pass, or null)
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
CALL (a, b, avoided) {
  MATCH p = ALLSHORTESTPATHS ((a)-[:ANY_KIND*..6]-(b))
  WHERE
    all(
      n IN nodes(p)
      WHERE
        $anybody OR
        (NOT n IN avoided AND
          ($lists.through IS NULL OR
            n = a OR
            n = b OR
            n.kind IN $lists.through))
    )
  WITH p
  LIMIT $cap
  RETURN collect(p) AS first
}
WITH
  *,
  [
    p IN first
    WHERE
      all(
        r IN relationships(p)
        WHERE
          silian.holds(r) AND
          ($minConfidence = 0 OR r.confidence >= $minConfidence)
      )
  ] AS firstHeld
CALL (a, b, avoided, first, firstHeld) {
  WITH a, b, avoided, first, firstHeld
  WHERE size(firstHeld) = 0 AND 0 < size(first) < $cap
  CALL (a, b, first) {
    UNWIND first AS p
    UNWIND relationships(p) AS r
    WITH DISTINCT r
    WHERE
      NOT (silian.holds(r) AND
        ($minConfidence = 0 OR r.confidence >= $minConfidence))
    RETURN r
      UNION
    UNWIND [a, b] AS e
    WITH e
    WHERE COUNT { (e)--() } < 1000
    MATCH (e)-[r:ANY_KIND]-()
    WHERE
      NOT (silian.holds(r) AND
        ($minConfidence = 0 OR r.confidence >= $minConfidence))
    RETURN r
  }
  WITH a, b, avoided, collect(r) AS ended
  MATCH p = ALLSHORTESTPATHS ((a)-[:ANY_KIND*..6]-(b))
  WHERE
    all(r IN relationships(p) WHERE NOT r IN ended) AND
    all(
      n IN nodes(p)
      WHERE
        $anybody OR
        (NOT n IN avoided AND
          ($lists.through IS NULL OR
            n = a OR
            n = b OR
            n.kind IN $lists.through))
    )
  WITH p
  LIMIT $cap
  RETURN collect(p) AS second
}
WITH
  *,
  [
    p IN second
    WHERE
      all(
        r IN relationships(p)
        WHERE
          silian.holds(r) AND
          ($minConfidence = 0 OR r.confidence >= $minConfidence)
      )
  ] AS secondHeld
CALL (a, b, avoided, first, firstHeld, second, secondHeld) {
  WITH a, b, avoided, first, firstHeld, second, secondHeld
  WHERE
    size(first) = $cap OR
    size(second) = $cap OR
    (size(firstHeld) = 0 AND size(second) > 0 AND size(secondHeld) = 0)
  MATCH p = ALLSHORTESTPATHS ((a)-[:ANY_KIND*..6]-(b))
  WHERE
    all(
      r IN relationships(p)
      WHERE
        silian.holds(r) AND
        ($minConfidence = 0 OR r.confidence >= $minConfidence)
    ) AND
    all(
      n IN nodes(p)
      WHERE
        $anybody OR
        (NOT n IN avoided AND
          ($lists.through IS NULL OR
            n = a OR
            n = b OR
            n.kind IN $lists.through))
    )
  WITH p
  LIMIT $cap
  RETURN collect(p) AS last
}
UNWIND
  CASE
    WHEN size(last) > 0 THEN last
    WHEN size(firstHeld) > 0 THEN firstHeld
    ELSE secondHeld
  END AS p
RETURN p