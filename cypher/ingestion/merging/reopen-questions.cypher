// Questions wait again.
// params: ids
MATCH (q:Question)
WHERE q.id IN $ids
SET q.state = 'OPEN'
REMOVE q.decidedAt, q.decidedBy