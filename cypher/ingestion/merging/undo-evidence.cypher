// Evidence that a merger wrote is known no longer, but for that of facts that are left as they are.
// params: ids; left, ids of facts; now, unended
MATCH (v:Evidence)
WHERE v.id IN $ids AND v.knownTo = $unended AND NOT v.claimId IN $left
SET v.knownTo = $now