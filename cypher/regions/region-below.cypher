// What lies directly in it. Region.children
// binds: p
// gives: self=c
MATCH (p:Region)<-[r:PART_OF]-(c:Region)
WHERE silian.holds(r)
RETURN DISTINCT c
ORDER BY c.key