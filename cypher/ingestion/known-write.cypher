// What was written under an idempotency key. Mutation.ingest
// params: caller, idempotencyKey
// rows: sha256, of the records; outcomes, a letter for each; evidence, how many were new
MATCH (w:Write {caller: $caller, idempotencyKey: $idempotencyKey})
RETURN w.sha256 AS sha256, w.outcomes AS outcomes, w.evidence AS evidence