// Sources by key, from one on. /export
// params: keys; after, a key
// gives: self=s
MATCH (s:Source)
WHERE s.key IN $keys AND s.key > $after
RETURN s
ORDER BY s.key