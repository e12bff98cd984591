// Entities no longer bear the identifiers that they bear now.
// params: keys, now, unended
UNWIND $keys AS key
MATCH (e:Entity {key: key})-[:HAS_IDENTIFIER]->(i:Identifier)
WHERE i.knownTo = $unended
SET i.knownTo = $now