// Names and identifiers that no entity bears.
// rows: id
CALL () {
  MATCH (n:Name)
  OPTIONAL MATCH (e:Entity)-[:HAS_NAME]->(n)
  WITH n, e
  WHERE e IS NULL
  RETURN n.name AS id
    UNION ALL
  MATCH (i:Identifier)
  OPTIONAL MATCH (e:Entity)-[:HAS_IDENTIFIER]->(i)
  WITH i, e
  WHERE e IS NULL
  RETURN i.value AS id
}
RETURN id
ORDER BY id