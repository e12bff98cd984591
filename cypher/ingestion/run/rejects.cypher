// What the parts of a large ingest that are written have left out.
// params: run, an id
// rows: rejects, a list as JSON
MATCH (:Run {id: $run})-[:HAS_PART]->(p:Part)
RETURN p.rejects AS rejects
ORDER BY p.part