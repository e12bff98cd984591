// The first neighbours not drawn yet, by name, of entities over one kind and direction each.
// params: lists, a map of wants (each {id, kind, out, quota}), drawn (ids) and kinds (of far ends, or null); limit, the largest quota
// rows: id, kind, out, ids
UNWIND $lists.wants AS want
MATCH (e:Entity {id: want.id})
CALL (e, want) {
  MATCH (e)-[r:ANY_KIND]-(x:Entity)
  WHERE
    type(r) = want.kind AND
    (startNode(r) = e) = want.out AND
    silian.holds(r) AND
    NOT x.id IN $lists.drawn AND
    coalesce(x.kind IN $lists.kinds, true)
  WITH DISTINCT x
  ORDER BY x.nameOrder, x.key
  LIMIT $limit
  RETURN collect(x.id) AS found
}
RETURN
  want.id AS id,
  want.kind AS kind,
  want.out AS out,
  found[..want.quota] AS ids
ORDER BY id, kind, out