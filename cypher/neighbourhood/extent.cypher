// How many relations of each kind and direction some entities have, and to how many entities not drawn yet they lead.
// params: lists, a map of ids, drawn (ids), kinds (of far ends not drawn, or null) and among (the only far ends, ids, or null)
// rows: id, kind, out (it starts there), total, fresh
UNWIND $lists.ids AS id
MATCH (e:Entity {id: id})-[r:ANY_KIND]-(x:Entity)
WHERE
  silian.holds(r) AND
  (x.id IN $lists.drawn OR coalesce(x.kind IN $lists.kinds, true)) AND
  coalesce(x.id IN $lists.among, true)
RETURN
  id,
  type(r) AS kind,
  startNode(r) = e AS out,
  count(*) AS total,
  count(DISTINCT
    CASE
      WHEN x.id IN $lists.drawn THEN null
      ELSE x
    END) AS fresh
ORDER BY id, kind, out