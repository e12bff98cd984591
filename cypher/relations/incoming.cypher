// Relations that end at an entity. Entity.relations
// binds: e
// gives: self=r from=f to=e
MATCH (e:Entity)<-[r:ANY_KIND]-(f:Entity)
WHERE silian.holds(r)
RETURN r, f
ORDER BY type(r), f.nameOrder, r.id