// Entities no longer bear the identifiers that they bear now.
// params: keys, now, unended
MATCH (e:Entity)-[:HAS_IDENTIFIER]->(i:Identifier)
WHERE e.key IN $keys AND i.knownTo = $unended
SET i.knownTo = $now