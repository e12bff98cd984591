// Bodies and the people who hold posts or ranks there. Query.interlocks
// params: synthetic, whether made-up people count
// gives: self=e who=p
MATCH (p:Person)-[r:HOLDS_ROLE]->(e:Entity)
WHERE
  silian.holds(r) AND
  silian.entityHolds(e) AND
  ($synthetic OR coalesce(p.synthetic, false) = false)
RETURN e, p
ORDER BY e.key, p.key