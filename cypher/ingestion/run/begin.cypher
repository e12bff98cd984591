// Begins a large ingest: from its instant on nothing is shown until it is sealed.
// params: run, the properties of the run
MATCH (g:Graph {name: 'silian'})
CREATE (r:Run)
SET r = $run, g.run = $run.id, g.runInstant = $run.instant