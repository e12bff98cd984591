// Chains between two entities that pass a third, the shorter before the longer, no entity twice. Query.chains
// What is cheap to tell comes before what a fact has to be read for: most steps lead nowhere.
// params: from, to, by (ids); minConfidence; lists, a map of must (ids to pass, by among them), avoid (ids) and through (kinds to pass, or null)
// gives: self=p
MATCH (a:Entity)
WHERE a.id = $from
MATCH (b:Entity)
WHERE b.id = $to
MATCH (c:Entity)
WHERE c.id = $by
CALL () {
  MATCH (e:Entity)
  WHERE e.id IN $lists.avoid
  RETURN collect(e) AS avoided
}
MATCH
  p =
    SHORTEST 5 GROUPS
    (a)
    ((x)-[r:ANY_KIND]-
      (y)
      WHERE
        coalesce(
          CASE
            WHEN y = a OR y = b OR y IN avoided THEN false
            WHEN
              $lists.through IS NULL OR
              y.kind IN $lists.through OR
              y.id IN $lists.must
              THEN silian.holds(r) AND r.confidence >= $minConfidence
          END,
          false)){1,5}
    (c)
    ((v)-[s:ANY_KIND]-
      (w)
      WHERE
        coalesce(
          CASE
            WHEN v = b OR w = a OR w IN avoided THEN false
            WHEN
              $lists.through IS NULL OR
              w = b OR
              w.kind IN $lists.through OR
              w.id IN $lists.must
              THEN silian.holds(s) AND s.confidence >= $minConfidence
          END,
          false)){1,5}
    (b)
WHERE
  length(p) <= 6 AND
  all(i IN range(0, length(p) - 1) WHERE NOT nodes(p)[i] IN nodes(p)[i + 1..])
RETURN p