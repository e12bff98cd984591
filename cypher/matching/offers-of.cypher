// What it supplies and demands. Actor.offers
// binds: a
// params: side OfferSide or null; synthetic, whether made-up ones of a real owner count
// gives: self=o
MATCH (a:Entity)-[r:OFFERS]->(o:Offer)
WHERE
  silian.holds(r) AND
  ($side IS NULL OR o.side = $side) AND
  ($synthetic OR coalesce(o.synthetic, false) = false OR a.synthetic = true)
RETURN DISTINCT o
ORDER BY o.nameOrder, o.key