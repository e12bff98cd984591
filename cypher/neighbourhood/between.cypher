// The relations between entities that are drawn. Comparing nodes is ten times as fast as ids. Subgraph.edges
// binds: drawn
// params: edges, how many at the most
// gives: self=found
CALL (drawn) {
  UNWIND drawn AS f
  MATCH (f)-[r:ANY_KIND]->(t)
  WHERE t IN drawn AND silian.holds(r)
  WITH r, f, t
  ORDER BY r.id
  LIMIT $edges
  RETURN collect([r, f, t]) AS found
}
RETURN found