// Pairs that may be one, the likeliest first; those that nobody has decided.
// params: limit
// rows: id, score, askedAt; reasons, each in JSON; a, b: {key, kind, name}
MATCH (q:Question {state: 'OPEN'})
MATCH (q)-[:ABOUT_ONE]->(a:Entity)
MATCH (q)-[:ABOUT_OTHER]->(b:Entity)
RETURN
  q.id AS id,
  q.score AS score,
  q.askedAt AS askedAt,
  q.reasons AS reasons,
  a {.key, .kind, .name} AS a,
  b {.key, .kind, .name} AS b
ORDER BY score DESC, id
LIMIT $limit