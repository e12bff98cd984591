// Offers and who makes them, for a filter to choose from. Query.matches
// gives: self=e
MATCH (e:Entity)
WHERE
  (e.kind = 'OFFER' OR
    EXISTS {
      MATCH (e)-[:OFFERS]->(:Offer)
    })
RETURN e
ORDER BY e.key