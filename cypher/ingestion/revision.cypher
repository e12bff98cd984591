// The state of the data, which results are kept by: how often it changed, and the last writer's word, because a graph
// that was emptied and filled again counts from 0. Networks
// rows: revision
OPTIONAL MATCH (g:Graph {name: 'silian'})
RETURN coalesce(g.revision + ' ' + g.writer, '') AS revision