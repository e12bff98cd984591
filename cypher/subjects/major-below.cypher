// What lies directly in it. Major.children
// binds: p
// gives: self=c
MATCH (p:Major)<-[r:PART_OF]-(c:Major)
WHERE silian.holds(r)
RETURN DISTINCT c
ORDER BY c.key