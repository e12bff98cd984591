// The body it is a part of. Organisation.parent
// binds: o
// gives: self=p
MATCH (o:Entity)-[r:PART_OF]->(p:Actor)
WHERE silian.holds(r)
RETURN p
ORDER BY p.key