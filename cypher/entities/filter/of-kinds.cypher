// Entities of some kinds. EntityFilter.kinds
// params: kinds: EntityKind
// gives: self=e
MATCH (e:Entity)
WHERE e.kind IN $kinds
RETURN e