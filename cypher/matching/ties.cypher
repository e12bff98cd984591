// What bodies have to do with others, by which these may already work together. Query.matches, Query.assignment
// params: lists, a map of bodies (ids); owners, whether only those others count who offer something
// rows: body, dealings as [fact, id of the other, whether the other is where it ends, whether it alone says that the two
// work together]
MATCH (a:Entity)
WHERE a.id IN $lists.bodies
RETURN
  a.id AS body,
  COLLECT {
    MATCH
      (a)-
        [r:COOPERATES_WITH
          |SUPPLIES
          |MEMBER_OF
          |PART_OF
          |PARTY_TO
          |DRAFTS
          |HOLDS_ROLE]-
      (b:Entity)
    WHERE
      (NOT $owners OR
        EXISTS {
          MATCH (b)-[:OFFERS|OFFERS_MAJOR]->()
        }) AND
      silian.holds(r)
    RETURN [
      r.id,
      b.id,
      startNode(r) = a,
      type(r) IN ['COOPERATES_WITH', 'SUPPLIES', 'MEMBER_OF', 'PART_OF']
    ]
  } AS dealings