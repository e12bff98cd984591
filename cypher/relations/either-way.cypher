// Relations of an entity in either direction. Entity.relations
// binds: e
// gives: self=r from=f to=t
MATCH (e:Entity)-[r:ANY_KIND]-(x:Entity)
WHERE silian.holds(r)
RETURN r, x, startNode(r) AS f, endNode(r) AS t
ORDER BY type(r), x.nameOrder, r.id