// What owners of offers have to do with others, by which they may already work together. Query.matches
// params: lists, a map of owners (ids)
// rows: id (of the fact), from, to, direct, whether it alone says that the two work together
MATCH
  (a:Entity)-
    [r:COOPERATES_WITH|SUPPLIES|MEMBER_OF|PART_OF|PARTY_TO|DRAFTS|HOLDS_ROLE]-
  (:Entity)
WHERE a.id IN $lists.owners AND silian.holds(r)
RETURN
  r.id AS id,
  startNode(r).id AS from,
  endNode(r).id AS to,
  type(r) IN ['COOPERATES_WITH', 'SUPPLIES', 'MEMBER_OF', 'PART_OF'] AS direct