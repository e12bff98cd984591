// The relations between entities that are drawn and others that were drawn before.
// params: lists, a map of ids (drawn now) and beside (drawn before); limit
// rows: fact, its id; kind; from, to (ids)
UNWIND $lists.ids AS id
MATCH (e:Entity {id: id})-[r:ANY_KIND]-(x:Entity)
WHERE silian.holds(r) AND x.id IN $lists.beside
RETURN
  r.id AS fact,
  type(r) AS kind,
  startNode(r).id AS from,
  endNode(r).id AS to
ORDER BY fact
LIMIT $limit