// Alliances and associations, and who is in them. Query.overlaps
// params: synthetic, whether made-up members count
// gives: self=e who=m
MATCH (m:Actor)-[r:MEMBER_OF]->(e:Entity)
WHERE
  silian.holds(r) AND
  silian.entityHolds(e) AND
  ($synthetic OR coalesce(m.synthetic, false) = false)
RETURN e, m
ORDER BY e.key, m.key