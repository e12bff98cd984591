// Entities by how many others they are related to. EntityFilter.relatedTo, direction OUT
// params: key or null; atLeast, atMost: how many
// gives: self=e
MATCH (e:Entity)
WHERE
  $atLeast <=
  COUNT {
    MATCH (e)-[l:ANY_KIND]->(x:Entity)
    WHERE silian.holds(l) AND ($key IS NULL OR x.key = $key)
    RETURN DISTINCT x
  } <=
  $atMost
RETURN e