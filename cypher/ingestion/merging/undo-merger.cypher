// Keeps that a merger was taken back, and why.
// params: id, now, by, reason
MATCH (m:Merger {id: $id})
SET
  m.state = 'UNDONE',
  m.undoneAt = $now,
  m.undoneBy = $by,
  m.undoneReason = $reason