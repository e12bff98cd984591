// A merger, and those into the same entity after it that stand.
// params: id
// rows: id, state, mergedAt, undo; keep, merged, keys; later, ids
MATCH (g:Entity)<-[:MERGED]-(m:Merger {id: $id})-[:INTO]->(k:Entity)
RETURN
  m.id AS id,
  m.state AS state,
  m.mergedAt AS mergedAt,
  m.undo AS undo,
  k.key AS keep,
  g.key AS merged,
  COLLECT {
    MATCH (later:Merger)-[:INTO|MERGED]->(k)
    WHERE later.state = 'MERGED' AND later.mergedAt > m.mergedAt
    RETURN later.id
    ORDER
    BY
    later.mergedAt
  } AS later