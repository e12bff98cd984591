// How many entities of each kind. Dimension.KIND
// binds: e
// gives: self=e
MATCH (e:Entity)
RETURN e.kind AS value, e.kind AS label, count(DISTINCT e) AS size
ORDER BY size DESC, value