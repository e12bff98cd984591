// Which of some ids are of entities, and of which: ids of other keys of theirs go on working, those of merged ones too.
// params: ids; knownAt, of the lens
// rows: id; now, the entity's own
CALL () {
  MATCH (e:Entity)
  WHERE e.id IN $ids
  RETURN e.id AS id, e.id AS now, e.knownTo > $knownAt AS own
    UNION
  MATCH (k:OtherKey)-[:OF]->(e:Entity)
  WHERE k.id IN $ids
  RETURN k.id AS id, e.id AS now, null AS own
}
WITH id, now, own
ORDER BY
CASE own
  WHEN true THEN 0
  WHEN false THEN 2
  ELSE 1
END
WITH id, head(collect(now)) AS now
RETURN id, now
ORDER BY id