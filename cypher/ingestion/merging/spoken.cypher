// What entities are recorded to say, about whatever claims.
// params: keys, unended
// rows: said, the evidence's properties; source, its key
MATCH (e:Entity)<-[:SPOKEN_BY]-(v:Evidence)-[:FROM]->(s:Source)
WHERE e.key IN $keys AND v.knownTo = $unended
RETURN properties(v) AS said, s.key AS source
ORDER BY v.id