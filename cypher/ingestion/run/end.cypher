// Ends a large ingest: sealed, so that it is shown at once and whole, or undone.
// params: run, an id; state, SEALED or UNDONE; endedAt
MATCH (g:Graph {name: 'silian'})
MATCH (r:Run {id: $run})
SET r.state = $state, r.endedAt = $endedAt, g.run = null, g.runInstant = null