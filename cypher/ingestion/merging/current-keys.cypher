// The keys of the entities that ids stand for now; those of merged ones stand for what they were merged into.
// params: ids, unended
// rows: id, key
CALL () {
  MATCH (e:Entity)
  WHERE e.id IN $ids AND e.knownTo = $unended
  RETURN e.id AS id, e.key AS key
    UNION
  MATCH (k:OtherKey)-[:OF]->(e:Entity)
  WHERE k.id IN $ids AND e.knownTo = $unended
  RETURN k.id AS id, e.key AS key
}
RETURN id, key
ORDER BY id