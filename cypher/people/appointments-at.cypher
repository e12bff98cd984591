// Who holds posts and ranks here. Organisation.appointments, Alliance.appointments
// binds: b
// gives: self=r from=p to=b
MATCH (b:Entity)<-[r:HOLDS_ROLE]-(p:Person)
WHERE silian.holds(r)
RETURN r, p
ORDER BY p.nameOrder, r.id