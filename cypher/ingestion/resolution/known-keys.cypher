// Which of these keys are of entities.
// params: keys
// rows: key
MATCH (e:Entity)
WHERE e.key IN $keys
RETURN e.key AS key