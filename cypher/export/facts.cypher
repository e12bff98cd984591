// The facts that start at an entity, at the first one from an id on. /export
// binds: e
// params: after, the first one's key; beyond, an id
// gives: self=r to=t
MATCH (e)-[r:ANY_KIND]->(t:Entity)
WHERE silian.holds(r) AND (e.key > $after OR r.id > $beyond)
RETURN r, t
ORDER BY r.id