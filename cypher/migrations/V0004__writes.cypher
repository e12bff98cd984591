// V0004: what is written once: answers by idempotency key, and large ingests in parts.
CREATE CONSTRAINT write_key IF NOT EXISTS
FOR (w:Write)
REQUIRE (w.caller, w.idempotencyKey) IS UNIQUE;

CREATE CONSTRAINT run_id IF NOT EXISTS
FOR (r:Run)
REQUIRE r.id IS UNIQUE;