// Alliances and associations it is in. Actor.memberships
// binds: o
// gives: self=r from=o to=b
MATCH (o:Entity)-[r:MEMBER_OF]->(b:Actor)
WHERE silian.holds(r)
RETURN r, b
ORDER BY r.rank, b.nameOrder, r.id