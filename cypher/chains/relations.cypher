// The facts of a chain, in its order. Chain.relations
// binds: p
// gives: self=r from=f to=t
UNWIND range(0, length(p) - 1) AS step
WITH step, relationships(p)[step] AS r
RETURN r, startNode(r) AS f, endNode(r) AS t
ORDER BY step