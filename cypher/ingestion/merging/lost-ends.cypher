// The ends of facts of one kind, closed by a merger, that are known no longer.
// params: ids; mergedAt, when it was; keys, of what it merged; unended
// rows: key
UNWIND $ids AS id
MATCH (f:Entity)-[r:ANY_KIND]->(t:Entity)
WHERE r.id = id AND r.knownTo = $mergedAt
UNWIND [f, t] AS e
WITH DISTINCT e
WHERE e.knownTo <> $unended AND NOT e.key IN $keys
RETURN e.key AS key
ORDER BY key