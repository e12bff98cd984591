// The evidence that is already there.
// params: ids
// rows: id
MATCH (v:Evidence)
WHERE v.id IN $ids
RETURN v.id AS id