// Questions about entities that are no more: those whose both sides became one are answered, the others wait no longer.
// params: keys, of what was merged; keep, the key that stays; now, by
// rows: id; state, before
MATCH (q:Question)-[:ABOUT_ONE|ABOUT_OTHER]->(e:Entity)
WHERE e.key IN $keys AND q.state = 'OPEN'
WITH DISTINCT q, q.state AS state
SET
  q.state =
    CASE
      WHEN
        EXISTS {
          (q)-[:ABOUT_ONE|ABOUT_OTHER]->(o:Entity)
          WHERE o.key = $keep
        }
        THEN 'ONE'
      ELSE 'MOOT'
    END,
  q.decidedAt = $now,
  q.decidedBy = $by
RETURN q.id AS id, state
ORDER BY id