// Pairs of bodies that the same people serve, those with more people first, and their appointments there. Query.interlocks
// binds: found
// params: after (a place) or null; limit
// rows: a, b (ids); place, what the row is ordered by; people (ids); facts, each {id, from, to}
WITH found.who AS p, collect(DISTINCT found.at) AS bodies
WHERE size(bodies) > 1
UNWIND bodies AS a
UNWIND bodies AS b
WITH p, a, b
WHERE a.key < b.key
WITH a, b, collect(p) AS people
WITH a, b, people, [- size(people), a.key, b.key] AS place
WHERE $after IS NULL OR place > $after
ORDER BY place
LIMIT $limit
RETURN
  a.id AS a,
  b.id AS b,
  place,
  COLLECT {
    UNWIND people AS p
    RETURN p.id
    ORDER
    BY
    p.key
  } AS people,
  COLLECT {
    UNWIND people AS p
    MATCH (p)-[r:HOLDS_ROLE]->(x:Entity)
    WHERE silian.holds(r) AND x IN [a, b]
    RETURN {id: r.id, from: p.id, to: x.id}
    ORDER
    BY
    p.key,
    x.key,
    r.id
  } AS facts
ORDER BY place