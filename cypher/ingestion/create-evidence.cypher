// Writes evidence, the source looked up once for all that is from it; what speaks against a claim is a dispute too.
// params: rows, each {source, evidence, the properties of each}
UNWIND $rows AS row
MATCH (s:Source {key: row.source})
UNWIND row.evidence AS evidence
CREATE (v:Evidence)-[:FROM]->(s)
SET v = evidence
FOREACH (dispute IN
CASE evidence.stance
  WHEN 'DISPUTES' THEN [v]
  ELSE []
END |
  SET dispute :Dispute
)