// Revokes a key for good.
// params: id; now
// rows: name; before, whether it was revoked already
MATCH (k:ApiKey {id: $id})
WITH k, k.revokedAt IS NOT NULL AS before
SET k.revokedAt = coalesce(k.revokedAt, $now)
RETURN k.name AS name, before