// What some entities are called. Community.label
// params: ids
// rows: id, name, versions
MATCH (e:Entity)
WHERE e.id IN $ids
RETURN e.id AS id, e.name AS name, e.versions AS versions
ORDER BY id