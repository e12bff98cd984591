// The relations between entities that are drawn, in no order: sorted here, each would take the memory of the whole list.
// They are walked where they end, if few end there, or else where they start: schools lead to all their majors, and little
// to schools. Whether it is worth trying, some of those that are drawn tell. Comparing nodes is ten times as fast as ids.
// Where there are too many, only what they are. Subgraph.edges
// binds: drawn
// params: fewForEach and few, how many at the most to walk where they end, for each that is drawn and for all; edges, how many at the most
// gives: self=found many=many
CALL (drawn) {
  UNWIND range(1, size(drawn) - 1, 1 + size(drawn) / 16) AS place
  WITH drawn[place] AS d
  RETURN sum(COUNT { (d)<--() }) <= $fewForEach * count(*) AS seemFew
}
CALL (drawn, seemFew) {
  UNWIND
    CASE
      WHEN seemFew THEN drawn
      ELSE []
    END AS t
  MATCH (f)-[r:ANY_KIND]->(t)
  WITH f, r, t
  LIMIT $few
  RETURN
    count(*) < $few AS endHere,
    collect(
      CASE
        WHEN f IN drawn AND silian.holds(r) THEN [r.id, r, f, t]
      END) AS arriving
}
WITH *, seemFew AND endHere AS areFew
CALL (drawn, areFew) {
  UNWIND
    CASE
      WHEN areFew THEN []
      ELSE drawn
    END AS f
  MATCH (f)-[r:ANY_KIND]->(t)
  WHERE t IN drawn AND silian.holds(r)
  RETURN collect([r.id, r, f, t]) AS leaving
}
WITH *,
  CASE
    WHEN areFew THEN arriving
    ELSE leaving
  END AS joined
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