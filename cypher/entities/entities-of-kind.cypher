// Entities of one kind; the constant first order key is a prefix of the index, which takes no null. Query.schools and its like
// params: kind EntityKind
// gives: self=e
MATCH (e:Entity)
WHERE e.kind = $kind AND e.key IS NOT NULL AND silian.entityHolds(e)
RETURN e
ORDER BY e.kind, e.nameOrder, e.key