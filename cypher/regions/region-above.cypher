// What it lies in. Region.parent
// binds: c
// gives: self=p
MATCH (c:Region)-[r:PART_OF]->(p:Region)
WHERE silian.holds(r)
RETURN p
ORDER BY p.key