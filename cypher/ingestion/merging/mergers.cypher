// Mergers, the latest first.
// params: limit; ids, or null for all; behind, {mergedAt, id} of the last one seen, or null
// rows: id, state, reason, mergedAt, undoneAt; keep, merged, {key, kind, name}
MATCH (m:Merger)
USING INDEX m:Merger(mergedAt, id)
WHERE
  m.mergedAt IS NOT NULL AND
  m.id IS NOT NULL AND
  ($ids IS NULL OR m.id IN $ids) AND
  ($behind IS NULL OR
    m.mergedAt < $behind.mergedAt OR
    (m.mergedAt = $behind.mergedAt AND m.id < $behind.id))
WITH m
ORDER BY m.mergedAt DESC, m.id DESC
LIMIT $limit
MATCH (k:Entity)<-[:INTO]-(m)-[:MERGED]->(g:Entity)
RETURN
  m.id AS id,
  m.state AS state,
  m.reason AS reason,
  m.mergedAt AS mergedAt,
  m.undoneAt AS undoneAt,
  k {.id, .key, .kind, .name} AS keep,
  g {.id, .key, .kind, .name} AS merged
ORDER BY mergedAt DESC, id DESC