// Entities by key, from one on. /export
// params: keys; after, a key
// gives: self=e
MATCH (e:Entity)
WHERE e.key IN $keys AND e.key > $after
RETURN e
ORDER BY e.key