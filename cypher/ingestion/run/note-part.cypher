// Counts a part of a large ingest that was written, and keeps what it takes to undo it.
// params: run, an id; part, {part, now, undo, rejects} and counts; counts, {created, updated, unchanged, evidence, rejected}; heartbeat
MATCH (r:Run {id: $run})
SET
  r.done = $part.part,
  r.heartbeat = $heartbeat,
  r.created = r.created + $counts.created,
  r.updated = r.updated + $counts.updated,
  r.unchanged = r.unchanged + $counts.unchanged,
  r.evidence = r.evidence + $counts.evidence,
  r.rejected = r.rejected + $counts.rejected
CREATE (r)-[:HAS_PART]->(p:Part)
SET p = $part