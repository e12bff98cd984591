// Counts a write that changed the graph; caches go by it.
// params: now, the instant at which it is recorded
// rows: revision
MATCH (g:Graph {name: 'silian'})
SET
  g.revision = g.revision + 1,
  g.recordedAt =
    CASE
      WHEN g.recordedAt > $now THEN g.recordedAt
      ELSE $now
    END
RETURN g.revision AS revision