// Majors a school offers. School.majors
// binds: s
// gives: self=m
MATCH (s:School)-[r:OFFERS_MAJOR]->(m:Major)
WHERE silian.holds(r)
RETURN DISTINCT m
ORDER BY m.key