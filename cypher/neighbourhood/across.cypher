// The relations between entities that are drawn and others that were drawn before, looked up once.
// params: lists, a map of ids (drawn now) and beside (drawn before); limit
// rows: fact, its id; kind; from, to (ids)
MATCH (b:Entity)
WHERE b.id IN $lists.beside
WITH collect(b) AS before
MATCH (e:Entity)
WHERE e.id IN $lists.ids
MATCH (e)-[r:ANY_KIND]-(x:Entity)
WHERE x IN before AND silian.holds(r)
RETURN
  r.id AS fact,
  type(r) AS kind,
  startNode(r).id AS from,
  endNode(r).id AS to
ORDER BY fact
LIMIT $limit