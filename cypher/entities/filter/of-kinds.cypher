// Entities of some kinds. EntityFilter.kinds
// gives: self=e
MATCH (e:Entity)
WHERE e.kind IN $kinds
RETURN e