// A person by id or key, with the others that were made one with it, and all that they are or were called.
// params: ids
// rows: key; keys, of all of them; names
MATCH (e:Entity)
WHERE e.id IN $ids AND e.kind = 'PERSON'
OPTIONAL MATCH (e)<-[:INTO]-(:Merger)-[:MERGED]->(gone:Entity)
WITH e, [e] + collect(DISTINCT gone) AS people
RETURN
  e.key AS key,
  [p IN people | p.key] AS keys,
  [p IN people | p.name] +
  COLLECT {
    UNWIND people AS p
    MATCH (p)-[:HAS_NAME]->(n:Name)
    RETURN DISTINCT n.name
  } AS names