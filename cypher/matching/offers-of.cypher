// What it supplies and demands. Actor.offers
// binds: a
// params: side OfferSide or null
// gives: self=o
MATCH (a:Entity)-[r:OFFERS]->(o:Offer)
WHERE silian.holds(r) AND ($side IS NULL OR o.side = $side)
RETURN DISTINCT o
ORDER BY o.nameOrder, o.key