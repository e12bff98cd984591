// Versions of facts that hold in one of two views only, or in both and are disputed in one. Query.compare
// What is cheap to tell comes first: nearly all facts hold in both.
// params: other, the second view's lens; disputed, ids of claims that are disputed in one of the views only, or null; synthetic, whether ends may be made up; limit
// rows: id, key, kind; from, to (ids); here, there: whether it holds in the first, in the second view
MATCH (f:Entity)-[r:ANY_KIND]->(t:Entity)
WHERE silian.moves(r) OR ($disputed IS NOT NULL AND r.id IN $disputed)
WITH f, r, t, (silian.holds(r)) AS here, silian.holdsInOther(r) AS there
WHERE
  (here <> there OR (here AND $disputed IS NOT NULL AND r.id IN $disputed)) AND
  ($synthetic OR
    (coalesce(f.synthetic, false) = false AND
      coalesce(t.synthetic, false) = false))
RETURN
  r.id AS id,
  r.id AS key,
  type(r) AS kind,
  f.id AS from,
  t.id AS to,
  here,
  there
LIMIT $limit