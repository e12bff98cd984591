// Evidence that ids stand for. Query.node, Query.nodes
// params: ids, without their lens
// gives: self=e source=s
MATCH (e:Evidence)-[:FROM]->(s:Source)
WHERE e.id IN $ids AND silian.known(e)
RETURN e, s
ORDER BY e.id