// Which of some entities there are, whatever the lens.
// params: ids
// rows: id
MATCH (e:Entity)
WHERE e.id IN $ids
RETURN e.id AS id
ORDER BY id