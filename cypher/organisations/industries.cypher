// Industries it is in. Enterprise.industries, Alliance.industries
// binds: o
// gives: self=i
MATCH (o:Entity)-[r:IN_INDUSTRY]->(i:Industry)
WHERE silian.holds(r)
RETURN DISTINCT i
ORDER BY i.key