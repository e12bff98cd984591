// Parties to an agreement. Agreement.parties
// binds: g
// gives: self=a
MATCH (g:Agreement)<-[r:PARTY_TO]-(a:Actor)
WHERE silian.holds(r)
RETURN DISTINCT a
ORDER BY a.nameOrder, a.key