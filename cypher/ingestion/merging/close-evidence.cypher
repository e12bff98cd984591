// Evidence is no longer known.
// params: ids, now, unended
MATCH (v:Evidence)
WHERE v.id IN $ids AND v.knownTo = $unended
SET v.knownTo = $now