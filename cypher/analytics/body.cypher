// The entity that a four-chain view is asked for.
// params: id
// rows: kind, key; synthetic, whether it is made up
MATCH (e:Entity)
WHERE e.id = $id
RETURN e.kind AS kind, e.key AS key, coalesce(e.synthetic, false) AS synthetic