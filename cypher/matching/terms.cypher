// Terms of one kind, of code systems, what they lie in, and what joins them to terms of other trees, by key. Query.matches
// params: kind; synthetic, whether made-up ones count; after, a key; limit
// rows: id, key, kind, name, synthetic, version and code of a major, parents (ids), bridges
MATCH (t:Entity)
WHERE
  t.kind = $kind AND
  t.key > $after AND
  ($synthetic OR coalesce(t.synthetic, false) = false)
WITH t
ORDER BY t.kind, t.key
LIMIT $limit
RETURN
  t.id AS id,
  t.key AS key,
  t.kind AS kind,
  t.name AS name,
  coalesce(t.synthetic, false) AS synthetic,
  t.version AS version,
  t.code AS code,
  COLLECT {
    MATCH (t)-[r:PART_OF]->(u:Entity)
    WHERE
      silian.holds(r) AND
      u.kind = t.kind AND
      ($synthetic OR coalesce(u.synthetic, false) = false)
    RETURN u.id
    ORDER
    BY
    u.key
  } AS parents,
  COLLECT {
    MATCH (t)-[r:TRAINS_SKILL|REQUIRES|ALIGNS_WITH]->(u:Entity)
    WHERE
      silian.holds(r) AND
      (type(r) = 'ALIGNS_WITH' OR u.kind = 'SKILL') AND
      ($synthetic OR coalesce(u.synthetic, false) = false)
    RETURN {
      fact: r.id,
      id: u.id,
      qualifier: r.qualifier,
      weight: r.weight,
      confidence: r.confidence
    }
    ORDER
    BY
    r.id
  } AS bridges
ORDER BY key