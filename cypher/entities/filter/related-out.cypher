// Entities by how many others they are related to. EntityFilter.relatedTo, direction OUT
// params: key or null; atLeast, atMost: how many
// gives: self=e
MATCH (e:Entity)
WHERE
  any(
    related IN
    [
      COUNT {
        MATCH (e)-[l:ANY_KIND]->(x:Entity)
        WHERE silian.holds(l) AND ($key IS NULL OR x.key = $key)
        RETURN DISTINCT x
      }
    ]
    WHERE related >= $atLeast AND related <= $atMost
  )
RETURN e