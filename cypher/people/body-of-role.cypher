// The body a post belongs to, whatever the lens. Role.body
// binds: o
// gives: self=b
MATCH (o:Role)-[r:PART_OF]->(b:Actor)
RETURN r, b
ORDER BY r.knownTo DESC, b.key DESC