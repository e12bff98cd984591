// Pairs of alliances or associations that share members, by Jaccard index, then by how many they share. Query.overlaps
// binds: found
// params: of (an id: only its pairs, in which it comes first) or null; after (a place) or null; limit
// rows: a, b (ids); place, what the row is ordered by; either, how many are in one or both; members in both, each {id, key}
WITH found.at AS e, collect(DISTINCT found.who) AS members
UNWIND members AS m
WITH m, collect({body: e, size: size(members)}) AS bodies
WHERE size(bodies) > 1
UNWIND bodies AS x
UNWIND bodies AS y
WITH m, x, y
WHERE
  x.body <> y.body AND
  CASE
    WHEN $of IS NULL THEN x.body.key < y.body.key
    ELSE x.body.id = $of
  END
WITH x.body AS a, y.body AS b, x.size + y.size AS sizes, collect(m) AS members
WITH a, b, members, sizes - size(members) AS either
WITH
  a,
  b,
  members,
  either,
  [- (toFloat(size(members)) / either), - size(members), a.key, b.key] AS place
WHERE $after IS NULL OR place > $after
ORDER BY place
LIMIT $limit
RETURN
  a.id AS a,
  b.id AS b,
  place,
  either,
  COLLECT {
    UNWIND members AS m
    RETURN {id: m.id, key: m.key}
    ORDER
    BY
    m.key
  } AS members
ORDER BY place