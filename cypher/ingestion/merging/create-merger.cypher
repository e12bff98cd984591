// Keeps that an entity was merged into another, why, and how to take it back.
// params: keep, gone, keys; properties
MATCH (k:Entity {key: $keep})
MATCH (g:Entity {key: $gone})
CREATE (g)<-[:MERGED]-(m:Merger)-[:INTO]->(k)
SET m = $properties