// The large ingest that is under way.
// rows: run, its properties
MATCH (g:Graph {name: 'silian'})
MATCH (r:Run {id: g.run})
RETURN properties(r) AS run