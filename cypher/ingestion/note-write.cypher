// Notes what was written under an idempotency key, in the transaction that writes it. Mutation.ingest
// params: write, {caller, idempotencyKey, sha256, outcomes, evidence, recordedAt}
CREATE (w:Write)
SET w = $write