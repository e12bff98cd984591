// Which of some ids are of entities, whatever the lens, and of which: ids of other keys of theirs go on working.
// params: ids
// rows: id; now, the entity's own
CALL () {
  MATCH (e:Entity)
  WHERE e.id IN $ids
  RETURN e.id AS id, e.id AS now
    UNION
  MATCH (k:OtherKey)-[:OF]->(e:Entity)
  WHERE k.id IN $ids
  RETURN k.id AS id, e.id AS now
}
RETURN id, now
ORDER BY id