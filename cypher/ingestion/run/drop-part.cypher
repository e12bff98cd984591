// Forgets a part of a large ingest that was undone, and no longer counts it.
// params: run, an id; part, its number
MATCH (r:Run {id: $run})-[:HAS_PART]->(p:Part {part: $part})
SET
  r.done = $part - 1,
  r.created = r.created - coalesce(p.created, 0),
  r.updated = r.updated - coalesce(p.updated, 0),
  r.unchanged = r.unchanged - coalesce(p.unchanged, 0),
  r.evidence = r.evidence - coalesce(p.evidence, 0),
  r.rejected = r.rejected - coalesce(p.rejected, 0)
DETACH DELETE p