// Counts a write that changed the graph; caches go by it.
// rows: revision
MATCH (g:Graph {name: 'silian'})
SET g.revision = g.revision + 1
RETURN g.revision AS revision