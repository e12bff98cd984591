// What an offer is about, weightiest first. Offer.topics
// binds: o
// gives: self=r topic=t
MATCH (o:Offer)-[r:ABOUT]->(t:Entity)
WHERE silian.holds(r)
RETURN r, t
ORDER BY coalesce(r.weight, 1.0) DESC, t.key DESC