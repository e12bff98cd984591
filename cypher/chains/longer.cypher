// Chains between two entities, the shorter before the longer, no entity twice. Query.chains
// params: from, to (ids); minConfidence; lists, a map of avoid (ids) and through (kinds to pass, or null)
// gives: self=p
MATCH (a:Entity)
WHERE a.id = $from
MATCH (b:Entity)
WHERE b.id = $to
MATCH
  p =
    SHORTEST 6 GROUPS
    (a)
    ((x:Entity)-[r:ANY_KIND]-
      (y:Entity)
      WHERE
        silian.holds(r) AND
        r.confidence >= $minConfidence AND
        x.id <> $to AND
        y.id <> $from AND
        NOT y.id IN $lists.avoid AND
        (y.id = $to OR coalesce(y.kind IN $lists.through, true))){1,6}
    (b)
WHERE
  all(i IN range(0, length(p) - 1) WHERE NOT nodes(p)[i] IN nodes(p)[i + 1..])
RETURN p