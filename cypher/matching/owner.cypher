// Who offers. Offer.owner
// binds: o
// gives: self=a
MATCH (o:Offer)<-[r:OFFERS]-(a:Actor)
WHERE silian.holds(r)
RETURN a
ORDER BY a.key