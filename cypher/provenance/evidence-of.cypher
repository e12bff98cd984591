// Evidence of a claim, by source and place. Provenance.evidence
// binds: x
// gives: self=e source=s
MATCH (e:Evidence)-[:FROM]->(s:Source)
WHERE e.claimId = x.id AND silian.known(e)
RETURN e, s
ORDER BY coalesce(s.publishedOn, ''), s.key, e.position, e.id