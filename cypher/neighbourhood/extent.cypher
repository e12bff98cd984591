// How many relations of each kind and direction some entities have, to how many entities not drawn yet they lead, and to
// which of these first, by name.
// What is made up counts where it was asked for, and beside what is made up.
// params: synthetic, whether it was asked for; lists, a map of ids, drawn (ids), kinds (of far ends not drawn, or null) and among (the only far ends, ids, or null); most, how many to name
// rows: id, kind, out (it starts there), total, fresh, first (ids)
// gives: self=fresh id=id kind=kind out=out total=total
UNWIND $lists.ids AS id
MATCH (e:Entity)-[r:ANY_KIND]-(x:Entity)
WHERE
  e.id = id AND
  silian.holds(r) AND
  ($synthetic OR coalesce(x.synthetic, false) = false OR e.synthetic = true) AND
  ($lists.kinds IS NULL OR x.kind IN $lists.kinds OR x.id IN $lists.drawn) AND
  ($lists.among IS NULL OR x.id IN $lists.among)
WITH
  id,
  type(r) AS kind,
  startNode(r) = e AS out,
  x,
  x.id IN $lists.drawn AS old,
  count(*) AS relations
ORDER BY x.nameOrder, x.key
WITH
  id,
  kind,
  out,
  sum(relations) AS total,
  collect(
    CASE
      WHEN NOT old THEN x
    END) AS fresh
RETURN
  id,
  kind,
  out,
  total,
  size(fresh) AS fresh,
  [x IN fresh[..$most] | x.id] AS first
ORDER BY id, kind, out