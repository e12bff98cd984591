// All sources, from a key on. /export
// params: after, a key
// gives: self=s
MATCH (s:Source)
WHERE s.key > $after
RETURN s
ORDER BY s.key