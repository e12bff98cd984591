// Chains between two entities that pass a third, the shorter before the longer, no entity twice. Query.chains
// params: from, to, by (ids); minConfidence; lists, a map of must (ids to pass, by among them), avoid (ids) and through (kinds to pass, or null)
// gives: self=p
MATCH (a:Entity)
WHERE a.id = $from
MATCH (b:Entity)
WHERE b.id = $to
MATCH (c:Entity)
WHERE c.id = $by
MATCH
  p =
    SHORTEST 6 GROUPS
    (a)
    ((x:Entity)-[r:ANY_KIND]-
      (y:Entity)
      WHERE
        silian.holds(r) AND
        r.confidence >= $minConfidence AND
        y.id <> $from AND
        y.id <> $to AND
        NOT y.id IN $lists.avoid AND
        (y.id IN $lists.must OR coalesce(y.kind IN $lists.through, true))){1,6}
    (c)
    ((v:Entity)-[s:ANY_KIND]-
      (w:Entity)
      WHERE
        silian.holds(s) AND
        s.confidence >= $minConfidence AND
        v.id <> $to AND
        w.id <> $from AND
        NOT w.id IN $lists.avoid AND
        (w.id = $to OR
          w.id IN $lists.must OR
          coalesce(w.kind IN $lists.through, true))){1,6}
    (b)
WHERE
  length(p) <= 6 AND
  all(i IN range(0, length(p) - 1) WHERE NOT nodes(p)[i] IN nodes(p)[i + 1..])
RETURN p