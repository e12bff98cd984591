// Relations by id and ends, found from their ends because relationship indexes are per type. Computed fields
// params: refs, each {id, from, to}: ids
// gives: self=r from=f to=t
UNWIND $refs AS ref
MATCH (f:Entity {id: ref.from})-[r:ANY_KIND]->(t:Entity {id: ref.to})
WHERE r.id = ref.id AND silian.holds(r)
RETURN r, f, t
ORDER BY r.id