// From which instant on nothing is shown yet: that of a large ingest under way. Every read
// rows: instant, or null
OPTIONAL MATCH (g:Graph {name: 'silian'})
RETURN g.runInstant AS instant