// What it lies in. Industry.parent
// binds: c
// gives: self=p
MATCH (c:Industry)-[r:PART_OF]->(p:Industry)
WHERE silian.holds(r)
RETURN p
ORDER BY p.key