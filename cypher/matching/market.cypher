// Supplies and demands that hold, with what matching looks at, by key. Query.matches
// params: synthetic, whether made-up ones count; after, a key; limit
// rows: offer (properties), versions, topics, places, owners
MATCH (o:Offer)
WHERE
  o.kind = 'OFFER' AND
  o.key > $after AND
  silian.entityHolds(o) AND
  ($synthetic OR coalesce(o.synthetic, false) = false)
WITH o
ORDER BY o.key
LIMIT $limit
RETURN
  properties(o) AS offer,
  coalesce(o.versions, []) AS versions,
  COLLECT {
    MATCH (o)-[r:ABOUT]->(t:Entity)
    WHERE silian.holds(r)
    RETURN {fact: r.id, id: t.id, weight: coalesce(r.weight, 1.0)}
    ORDER
    BY
    t.id,
    r.id
  } AS topics,
  COLLECT {
    MATCH (o)-[r:LOCATED_IN]->(g:Region)
    WHERE silian.holds(r)
    RETURN {fact: r.id, id: g.id, lineage: g.lineage}
    ORDER
    BY
    coalesce(r.qualifier, '')
    DESC,
    g.key
    DESC
  } AS places,
  COLLECT {
    MATCH (o)<-[r:OFFERS]-(a:Actor)
    WHERE silian.holds(r)
    RETURN {
      fact: r.id,
      id: a.id,
      name: a.name,
      confidence: r.confidence,
      places:
        COLLECT {
          MATCH (a)-[l:LOCATED_IN]->(g:Region)
          WHERE silian.holds(l)
          RETURN {id: g.id, lineage: g.lineage}
          ORDER
          BY
          coalesce(l.qualifier, '')
          DESC,
          g.key
          DESC
          LIMIT
          1
        }
    }
    ORDER
    BY
    a.key
  } AS owners
ORDER BY offer.key