// Keeps pairs that may be one, for a curator; a pair that was asked or decided before stays as it is.
// params: rows, each {id, a, b, score, reasons, askedAt}
UNWIND $rows AS row
MATCH (a:Entity {key: row.a})
MATCH (b:Entity {key: row.b})
MERGE (q:Question {id: row.id})
  ON CREATE SET
    q.state = 'OPEN',
    q.score = row.score,
    q.reasons = row.reasons,
    q.askedAt = row.askedAt
MERGE (q)-[:ABOUT_ONE]->(a)
MERGE (q)-[:ABOUT_OTHER]->(b)