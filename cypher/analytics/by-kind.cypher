// How many entities of each kind; each comes once. Dimension.KIND
// binds: e
// gives: self=e
WITH e.kind AS value, count(*) AS size
RETURN value, value AS label, size
ORDER BY size DESC, value