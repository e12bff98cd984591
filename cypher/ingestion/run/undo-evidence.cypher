// Takes back evidence.
// params: ids
MATCH (v:Evidence)
WHERE v.id IN $ids
DETACH DELETE v