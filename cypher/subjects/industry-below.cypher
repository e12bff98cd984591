// What lies directly in it. Industry.children
// binds: p
// gives: self=c
MATCH (p:Industry)<-[r:PART_OF]-(c:Industry)
WHERE silian.holds(r)
RETURN DISTINCT c
ORDER BY c.key