// The part of a large ingest that was written last.
// params: run, an id
// rows: part, its number; now, when its records are recorded; undo, what it takes
MATCH (:Run {id: $run})-[:HAS_PART]->(p:Part)
RETURN p.part AS part, p.now AS now, p.undo AS undo
ORDER BY part DESC
LIMIT 1