// Takes back entities that were new.
// params: keys
MATCH (e:Entity)
WHERE e.key IN $keys
OPTIONAL MATCH (e)-[:HAS_NAME|HAS_IDENTIFIER]->(n:Name|Identifier)
DETACH DELETE n, e