// The entities of a chain, in its order. Chain.entities
// binds: p
// gives: self=e
UNWIND range(0, length(p)) AS step
WITH step, nodes(p)[step] AS e
RETURN e
ORDER BY step