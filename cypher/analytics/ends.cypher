// Where facts lead that start at entities; an end comes once for each fact. Networks
// binds: e
// params: kinds (of far ends, or null); trees, whether the trees of code systems count
// rows: id, key, ends (ids)
RETURN
  e.id AS id,
  e.key AS key,
  COLLECT {
    MATCH (e)-[r:ANY_KIND]->(x:Entity)
    WHERE
      silian.holds(r) AND
      coalesce(x.kind IN $kinds, true) AND
      ($trees OR
        type(r) <> 'PART_OF' OR
        NOT x.kind IN ['REGION', 'INDUSTRY', 'MAJOR', 'OCCUPATION', 'SKILL'])
    RETURN x.id
  } AS ends