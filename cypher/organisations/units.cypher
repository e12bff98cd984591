// Branches, departments and other parts. Organisation.units
// binds: o
// gives: self=u
MATCH (o:Entity)<-[r:PART_OF]-(u:Actor)
WHERE silian.holds(r)
RETURN DISTINCT u
ORDER BY u.nameOrder, u.key