// Relations that start at an entity. Entity.relations
// binds: e
// gives: self=r from=e to=t
MATCH (e:Entity)-[r:ANY_KIND]->(t:Entity)
WHERE silian.holds(r)
RETURN r, t
ORDER BY type(r), t.nameOrder, r.id