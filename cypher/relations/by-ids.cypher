// The relations of one kind that ids stand for; the index on ids is per type. Query.node, Query.nodes
// params: ids, without their lens
// gives: self=r from=f to=t
MATCH (f:Entity)-[r:ANY_KIND]->(t:Entity)
WHERE r.id IN $ids AND silian.holds(r)
RETURN r, f, t
ORDER BY r.id