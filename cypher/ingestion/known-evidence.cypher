// The evidence that is already there.
// params: ids, unended
// rows: id
MATCH (v:Evidence)
WHERE v.id IN $ids AND v.knownTo = $unended
RETURN v.id AS id