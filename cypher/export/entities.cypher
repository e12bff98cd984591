// The entities of a kind, from a key on. /export
// params: kind, after, a key
// gives: self=e
MATCH (e:Entity)
WHERE e.kind = $kind AND e.key > $after
RETURN e
ORDER BY e.kind, e.key