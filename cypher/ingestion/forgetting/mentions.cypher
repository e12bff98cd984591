// Where names still stand: in names of others, in notes of evidence, in stored texts.
// params: names, limit
// rows: place, what holds it; what, its kind
CALL () {
  MATCH (e:Entity)
  WHERE
    any(
      name IN $names
      WHERE
        e.name CONTAINS name OR
        any(other IN e.searchNames WHERE other CONTAINS name)
    )
  RETURN e.key AS place, e.kind AS what
    UNION
  MATCH (v:Evidence)
  WHERE any(name IN $names WHERE v.note CONTAINS name)
  RETURN v.id AS place, 'EVIDENCE' AS what
    UNION
  MATCH (s:Source)
  WHERE any(name IN $names WHERE s.title CONTAINS name)
  RETURN s.key AS place, 'SOURCE' AS what
    UNION
  MATCH (s:Source)-[:HAS_TEXT]->(x:SourceText)
  WHERE any(name IN $names WHERE x.text CONTAINS name)
  RETURN s.key AS place, 'TEXT' AS what
}
RETURN place, what
ORDER BY what, place
LIMIT $limit