// Writes evidence from sources; what speaks against a claim is a dispute too.
// params: rows, each {source, properties}
UNWIND $rows AS row
MATCH (s:Source {key: row.source})
CREATE (v:Evidence)-[:FROM]->(s)
SET v = row.properties
FOREACH (dispute IN
CASE row.properties.stance
  WHEN 'DISPUTES' THEN [v]
  ELSE []
END |
  SET dispute :Dispute
)