// Sources that ids stand for. Query.node, Query.nodes
// params: ids
// gives: self=s
MATCH (s:Source)
WHERE s.id IN $ids
RETURN s
ORDER BY s.id