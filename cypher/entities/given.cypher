// Entities by id, whatever their own validity: the ends of relations that hold. Computed fields
// params: refs, ids
// gives: self=e
MATCH (e:Entity)
WHERE e.id IN $refs
RETURN e
ORDER BY e.id