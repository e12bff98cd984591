// The same of the facts of entities; one between two of them comes twice. Query.compare
// binds: e
// params: other, the second view's lens; disputed, ids of claims that are disputed in one of the views only, or null; synthetic, whether ends may be made up; limit
// rows: id, key, kind; from, to (ids); here, there: whether it holds in the first, in the second view
MATCH (e)-[r:ANY_KIND]-(x:Entity)
WHERE silian.moves(r) OR ($disputed IS NOT NULL AND r.id IN $disputed)
WITH r, x, (silian.holds(r)) AS here, silian.holdsInOther(r) AS there
WHERE
  (here <> there OR (here AND $disputed IS NOT NULL AND r.id IN $disputed)) AND
  ($synthetic OR coalesce(x.synthetic, false) = false)
RETURN
  r.id AS id,
  r.id AS key,
  type(r) AS kind,
  startNode(r).id AS from,
  endNode(r).id AS to,
  here,
  there
LIMIT $limit