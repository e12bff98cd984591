// Who said it, where every evidence is somebody's word inside a source. Provenance.attributedTo
// binds: x
// gives: self=p
MATCH (e:Evidence)-[:SPOKEN_BY]->(p:Entity)
WHERE
  e.claimId = x.id AND
  silian.known(e) AND
  NOT EXISTS {
    MATCH (other:Evidence)
    WHERE other.claimId = x.id AND silian.known(other) AND other.speaker IS NULL
  }
RETURN DISTINCT p
ORDER BY p.key