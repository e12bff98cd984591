// Majors that schools offer, a school a row, by key: what each is a standing supply of. Query.matches
// params: synthetic, whether made-up schools count; after, a key; limit
// rows: key, id, name, synthetic of the school, places, majors as [fact, id, first day, day after, confidence]
MATCH (s:Entity)
WHERE
  s.kind = 'SCHOOL' AND
  s.key > $after AND
  ($synthetic OR coalesce(s.synthetic, false) = false) AND
  EXISTS {
    MATCH (s)-[r:OFFERS_MAJOR]->(:Major)
    WHERE silian.holds(r)
  }
WITH s
ORDER BY s.kind, s.key
LIMIT $limit
RETURN
  s.key AS key,
  s.id AS id,
  s.name AS name,
  coalesce(s.synthetic, false) AS synthetic,
  COLLECT {
    MATCH (s)-[l:LOCATED_IN]->(g:Region)
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
  } AS places,
  COLLECT {
    MATCH (s)-[r:OFFERS_MAJOR]->(m:Major)
    WHERE silian.holds(r)
    RETURN [r.id, m.id, r.validFrom, r.validTo, r.confidence]
  } AS majors
ORDER BY key