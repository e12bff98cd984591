// The entity a key stands for. Query.entity
// params: key
// gives: self=e
MATCH (e:Entity)
WHERE e.key = $key AND silian.entityHolds(e)
RETURN e
ORDER BY e.key