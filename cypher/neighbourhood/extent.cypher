// How many relations of each kind and direction some entities have, and to how many entities not drawn yet they lead.
// params: ids, drawn (ids); kinds (of far ends not drawn, or null); among, the only far ends (ids), or null
// rows: id, kind, out (it starts there), total, fresh
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[r:ANY_KIND]-(x:Entity)
WHERE
  silian.holds(r) AND
  (x.id IN $drawn OR coalesce(x.kind IN $kinds, true)) AND
  coalesce(x.id IN $among, true)
RETURN
  id,
  type(r) AS kind,
  startNode(r) = e AS out,
  count(*) AS total,
  count(DISTINCT
    CASE
      WHEN x.id IN $drawn THEN null
      ELSE x
    END) AS fresh
ORDER BY id, kind, out