// How many relations of each kind and direction some entities have, and how many lead to entities not drawn yet.
// params: ids, drawn (ids); kinds (of far ends, or null)
// rows: id, kind, out (it starts there), total, fresh
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[r:ANY_KIND]-(x:Entity)
WHERE silian.holds(r) AND coalesce(x.kind IN $kinds, true)
RETURN
  id,
  type(r) AS kind,
  startNode(r) = e AS out,
  count(*) AS total,
  count(
    CASE
      WHEN x.id IN $drawn THEN null
      ELSE 1
    END) AS fresh
ORDER BY id, kind, out