// What it lies in. Major.parent
// binds: c
// gives: self=p
MATCH (c:Major)-[r:PART_OF]->(p:Major)
WHERE silian.holds(r)
RETURN p
ORDER BY p.key