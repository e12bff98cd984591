// The relations between entities that are drawn. They are looked up once: comparing nodes is ten times as fast as ids.
// params: lists, a map of ids; limit
// rows: fact, its id; kind; from, to (ids)
MATCH (e:Entity)
WHERE e.id IN $lists.ids
WITH collect(e) AS drawn
UNWIND drawn AS f
MATCH (f)-[r:ANY_KIND]->(t:Entity)
WHERE t IN drawn AND silian.holds(r)
RETURN r.id AS fact, type(r) AS kind, f.id AS from, t.id AS to
ORDER BY fact
LIMIT $limit