// Pairs that may be one, the likeliest first, from one on; those that nobody has decided, of what is known now.
// params: limit, unended; behind, {score, id} of the last one seen, or null
// rows: id, score, askedAt; reasons, each in JSON; a, b: {key, kind, name}
MATCH (q:Question {state: 'OPEN'})
WHERE
  $behind IS NULL OR
  q.score < $behind.score OR
  (q.score = $behind.score AND q.id > $behind.id)
MATCH (q)-[:ABOUT_ONE]->(a:Entity)
MATCH (q)-[:ABOUT_OTHER]->(b:Entity)
WHERE a.knownTo = $unended AND b.knownTo = $unended
RETURN
  q.id AS id,
  q.score AS score,
  q.askedAt AS askedAt,
  q.reasons AS reasons,
  a {.key, .kind, .name} AS a,
  b {.key, .kind, .name} AS b
ORDER BY score DESC, id
LIMIT $limit