// The state of the data, which results are kept by: how often it changed, the last writer's word, because a graph that was
// emptied and filled again counts from 0, and the last entry of the audit chain, for writes that take no writer's lock. Networks
// rows: revision
OPTIONAL MATCH (g:Graph {name: 'silian'})
RETURN
  coalesce(g.revision, 0) +
  ' ' +
  coalesce(g.writer, '') +
  ' ' +
  coalesce(g.auditPlace, 0) AS revision