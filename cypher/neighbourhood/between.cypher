// The relations between entities that are drawn.
// params: lists, a map of ids; limit
// rows: fact, its id; kind; from, to (ids)
UNWIND $lists.ids AS id
MATCH (f:Entity {id: id})-[r:ANY_KIND]->(t:Entity)
WHERE silian.holds(r) AND t.id IN $lists.ids
RETURN r.id AS fact, type(r) AS kind, f.id AS from, t.id AS to
ORDER BY fact
LIMIT $limit