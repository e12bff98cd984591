// Posts and ranks of a person, newest first. Person.appointments
// binds: p
// gives: self=r from=p to=b
MATCH (p:Person)-[r:HOLDS_ROLE]->(b:Actor)
WHERE silian.holds(r)
RETURN r, b
ORDER BY r.holdsFrom DESC, r.id DESC