// Where facts may start: entities from a key on, this one among them. /export
// params: after, a key
// gives: self=e
MATCH (e:Entity)
WHERE e.key >= $after
RETURN e
ORDER BY e.key