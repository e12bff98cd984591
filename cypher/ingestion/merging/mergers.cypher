// Mergers, the latest first.
// params: limit; ids, or null for all; behind, {mergedAt, id} of the last one seen, or null
// rows: id, state, reason, mergedAt, undoneAt; keep, merged, {key, kind, name}
MATCH (k:Entity)<-[:INTO]-(m:Merger)-[:MERGED]->(g:Entity)
WHERE
  ($ids IS NULL OR m.id IN $ids) AND
  ($behind IS NULL OR
    m.mergedAt < $behind.mergedAt OR
    (m.mergedAt = $behind.mergedAt AND m.id < $behind.id))
RETURN
  m.id AS id,
  m.state AS state,
  m.reason AS reason,
  m.mergedAt AS mergedAt,
  m.undoneAt AS undoneAt,
  k {.id, .key, .kind, .name} AS keep,
  g {.id, .key, .kind, .name} AS merged
ORDER BY mergedAt DESC, id DESC
LIMIT $limit