// Keys of organisations and alliances that are known now, by key, behind one.
// params: kinds; after, a key; unended, limit
// rows: key
MATCH (e:Entity)
WHERE e.kind IN $kinds AND e.key > $after AND e.knownTo = $unended
RETURN e.key AS key
ORDER BY key
LIMIT $limit