// Chains between two entities, the shorter before the longer, no entity twice. Query.chains
// What is cheap to tell comes before what a fact has to be read for: most steps lead nowhere.
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
MATCH
  p =
    SHORTEST 6 GROUPS
    (a)
    ((x)-[r:ANY_KIND]-
      (y)
      WHERE
        coalesce(
          CASE
            WHEN x = b OR y = a OR y IN avoided THEN false
            WHEN
              $lists.through IS NULL OR y = b OR y.kind IN $lists.through
              THEN silian.holds(r) AND r.confidence >= $minConfidence
          END,
          false)){1,6}
    (b)
WHERE
  all(i IN range(0, length(p) - 1) WHERE NOT nodes(p)[i] IN nodes(p)[i + 1..])
RETURN p