// Large ingests, the latest first.
// params: limit
// rows: run, its properties
MATCH (r:Run)
RETURN properties(r) AS run
ORDER BY r.startedAt DESC, r.id
LIMIT $limit