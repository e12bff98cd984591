// Forgets how to undo large ingests that have ended, some parts at once.
// params: limit
// rows: gone, how many parts were forgotten
MATCH (r:Run)-[:HAS_PART]->(p:Part)
WHERE r.state <> 'OPEN'
WITH p
LIMIT $limit
DETACH DELETE p
RETURN count(*) AS gone