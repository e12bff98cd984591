// Keeps a curator's word that a pair is two; the same word again changes nothing.
// params: id, now, by
// rows: state, before
MATCH (q:Question {id: $id})
WITH q, q.state AS state
SET
  q.state = 'APART',
  q.decidedAt = coalesce(q.decidedAt, $now),
  q.decidedBy = coalesce(q.decidedBy, $by)
RETURN state