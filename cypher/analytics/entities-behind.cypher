// Entities behind a key. Networks
// params: after (a key)
// gives: self=e
MATCH (e:Entity)
WHERE silian.entityHolds(e) AND e.key > $after
RETURN e
ORDER BY e.key