// Whose key each of these is now, where it is another one's: what it was called was found to be one with it.
// params: keys
// rows: key, of the record; now, of the entity
MATCH (k:OtherKey)-[:OF]->(e:Entity)
WHERE k.key IN $keys
RETURN k.key AS key, e.key AS now