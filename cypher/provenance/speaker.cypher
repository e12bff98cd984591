// Who says it inside the source. Evidence.speaker
// binds: e
// gives: self=p
MATCH (e:Evidence)-[:SPOKEN_BY]->(p:Entity)
RETURN p
ORDER BY p.key