// Keeps pairs that may be one, for a curator; a pair that was asked or decided before stays as it is.
// params: rows, each {id, a, b, score, reasons, askedAt}
// rows: fresh, how many were not there before
UNWIND $rows AS row
MATCH (a:Entity {key: row.a})
MATCH (b:Entity {key: row.b})
MERGE (q:Question {id: row.id})
  ON CREATE SET
    q.state = 'OPEN',
    q.score = row.score,
    q.reasons = row.reasons,
    q.askedAt = row.askedAt,
    q.fresh = true
MERGE (q)-[:ABOUT_ONE]->(a)
MERGE (q)-[:ABOUT_OTHER]->(b)
WITH q, q.fresh AS fresh
REMOVE q.fresh
RETURN count(fresh) AS fresh