// Takes back evidence.
// params: ids; unended
MATCH (v:Evidence)
WHERE v.id IN $ids AND v.knownTo = $unended
DETACH DELETE v