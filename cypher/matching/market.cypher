// Supplies and demands that hold, with what matching looks at, by key. Query.matches
// params: synthetic, whether made-up ones count; after, a key; limit
// rows: key, offer (some properties), versions, topics as [fact, id, weight], places as [fact, id, lineage], owners
MATCH (o:Entity)
WHERE
  o.kind = 'OFFER' AND
  o.key > $after AND
  silian.entityHolds(o) AND
  ($synthetic OR coalesce(o.synthetic, false) = false)
WITH o
ORDER BY o.kind, o.key
LIMIT $limit
RETURN
  o.key AS key,
  o {
    .id,
    .name,
    .side,
    .category,
    .quantity,
    .unit,
    .level,
    .reach,
    .synthetic,
    .validFrom,
    .validTo,
    .confidence
  } AS offer,
  coalesce(o.versions, []) AS versions,
  COLLECT {
    MATCH (o)-[r:ABOUT]->(t:Entity)
    WHERE silian.holds(r)
    RETURN [r.id, t.id, coalesce(r.weight, 1.0)]
    ORDER
    BY
    t.id,
    r.id
  } AS topics,
  COLLECT {
    MATCH (o)-[r:LOCATED_IN]->(g:Region)
    WHERE silian.holds(r)
    RETURN [r.id, g.id, g.lineage]
    ORDER
    BY
    coalesce(r.qualifier, '')
    DESC,
    g.key
    DESC
    LIMIT
    1
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
    LIMIT
    1
  } AS owners
ORDER BY key