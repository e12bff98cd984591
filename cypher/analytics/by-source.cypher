// How many entities each source vouches for. Dimension.SOURCE
// binds: e
// gives: self=e
MATCH (e:Entity)
OPTIONAL MATCH (v:Evidence)-[:FROM]->(s:Source)
WHERE v.claimId = e.id AND silian.known(v)
RETURN s.key AS value, s.title AS label, count(DISTINCT e) AS size
ORDER BY size DESC, value