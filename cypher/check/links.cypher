// Every relationship as it is stored, with what its ends are called.
// rows: type, properties; from, to
MATCH (a)-[r]->(b)
RETURN
  type(r) AS type,
  properties(r) AS properties,
  coalesce(a.key, a.id, a.place) AS from,
  coalesce(b.key, b.id, b.name, b.value, b.part) AS to