// Any entity, whatever the lens: an end of facts, to be filtered. Query.compare
// gives: self=e
MATCH (e:Entity)
WHERE e.key IS NOT NULL
RETURN e