// Takes back other keys of entities, and questions that were asked at that time.
// params: lists, a map of keys and questions (ids); now, when they were recorded
CALL () {
  MATCH (k:OtherKey)
  WHERE k.key IN $lists.keys AND k.knownFrom = $now
  DETACH DELETE k
}
CALL () {
  MATCH (q:Question)
  WHERE q.id IN $lists.questions AND q.askedAt = $now
  DETACH DELETE q
}