// Offers of one side. Query.offers
// params: side OfferSide
// gives: self=e
MATCH (e:Entity)
WHERE e.side = $side
RETURN e