// The entities that ids stand for. Query.node, Query.nodes
// params: ids, without their lens
// gives: self=e
MATCH (e:Entity)
WHERE e.id IN $ids AND silian.entityHolds(e)
RETURN e
ORDER BY e.id