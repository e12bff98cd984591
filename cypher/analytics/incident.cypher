// How many facts some entities have, by what decides on the chain. `all` counts every fact, `own` each once over all
// entities of the view: a fact between two of them counts where it starts. FourChainView
// params: page, ids of these entities; ids, of all of the view; synthetic, whether what is made up counts
// rows: id, key; kind; out, it starts here; here, far: {kind, category} of both ends; all, own
UNWIND $page AS id
MATCH (e:Entity {id: id})-[r:ANY_KIND]-(x:Entity)
WHERE silian.holds(r) AND ($synthetic OR coalesce(x.synthetic, false) = false)
WITH
  e,
  type(r) AS kind,
  startNode(r) = e AS out,
  x.kind AS far,
  CASE x.kind
    WHEN 'OFFER' THEN x.category
  END AS category,
  count(*) AS all,
  sum(
    CASE
      WHEN startNode(r) = e OR NOT x.id IN $ids THEN 1
      ELSE 0
    END) AS own
RETURN
  e.id AS id,
  e.key AS key,
  kind,
  out,
  {kind: e.kind, category: e.category} AS here,
  {kind: far, category: category} AS far,
  all,
  own
ORDER BY key, kind, out, far, category