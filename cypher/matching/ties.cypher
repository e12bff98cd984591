// How owners already work together with one: at first hand, or by what both belong to or deal with. Query.matches
// params: owner, an id; lists, a map of others (ids)
// rows: id (of the other), facts, each {id, from, to}
MATCH (a:Entity)
WHERE a.id = $owner
CALL (a) {
  MATCH (a)-[r:COOPERATES_WITH|SUPPLIES|MEMBER_OF|PART_OF]-(b:Actor)
  WHERE b.id IN $lists.others AND silian.holds(r)
  RETURN b, [r] AS path
    UNION ALL
  MATCH
    (a)-
      [r:COOPERATES_WITH|SUPPLIES|MEMBER_OF|PART_OF|PARTY_TO|DRAFTS|HOLDS_ROLE]-
    (m:Entity)
  WHERE m <> a AND silian.holds(r)
  MATCH
    (m)-
      [s:COOPERATES_WITH|SUPPLIES|MEMBER_OF|PART_OF|PARTY_TO|DRAFTS|HOLDS_ROLE]-
    (b:Actor)
  WHERE b <> a AND b.id IN $lists.others AND silian.holds(s)
  RETURN b, [r, s] AS path
}
WITH b, path
ORDER BY size(path), [r IN path | r.id]
WITH b, head(collect(path)) AS path
RETURN
  b.id AS id,
  [r IN path | {id: r.id, from: startNode(r).id, to: endNode(r).id}] AS facts
ORDER BY id