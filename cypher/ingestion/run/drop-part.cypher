// Forgets a part of a large ingest that was undone.
// params: run, an id; part, its number
MATCH (r:Run {id: $run})-[:HAS_PART]->(p:Part {part: $part})
SET r.done = $part - 1
DETACH DELETE p