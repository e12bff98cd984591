// The relations between entities that are drawn, in no order: sorted here, each would take the memory of the whole list.
// Comparing nodes is ten times as fast as ids. Where there are too many, only what they are. Subgraph.edges
// binds: drawn
// params: edges, how many at the most
// gives: self=found many=many
CALL (drawn) {
  UNWIND drawn AS f
  MATCH (f)-[r:ANY_KIND]->(t)
  WHERE t IN drawn AND silian.holds(r)
  RETURN collect([r.id, r, f, t]) AS joined
}
WITH
  *,
  CASE
    WHEN size(joined) > $edges THEN []
    ELSE joined
  END AS found,
  CASE
    WHEN
      size(joined) > $edges
      THEN [each IN joined | [each[0], type(each[1]), each[2].id, each[3].id]]
    ELSE []
  END AS many
RETURN found, many