// How many different neighbours of each kind an entity has, and over how many relations.
// What is made up counts where it was asked for, and beside what is made up.
// params: id; synthetic, whether it was asked for
// rows: kind, entities, relations
MATCH (e:Entity {id: $id})-[r:ANY_KIND]-(x:Entity)
WHERE
  silian.holds(r) AND
  x <> e AND
  ($synthetic OR coalesce(x.synthetic, false) = false OR e.synthetic = true)
RETURN x.kind AS kind, count(DISTINCT x) AS entities, count(r) AS relations
ORDER BY entities DESC, kind