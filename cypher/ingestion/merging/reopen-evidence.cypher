// Evidence that a merger closed is known again.
// params: ids; mergedAt, when it was; now, unended
MATCH (v:Evidence)-[:FROM]->(s:Source)
WHERE v.id IN $ids AND v.knownTo = $mergedAt
CREATE (again:Evidence)-[:FROM]->(s)
SET again = v {.*, knownFrom: $now, knownTo: $unended}
FOREACH (dispute IN
CASE v.stance
  WHEN 'DISPUTES' THEN [again]
  ELSE []
END |
  SET dispute :Dispute
)
WITH v, again
MATCH (v)-[:SPOKEN_BY]->(p:Entity)
CREATE (again)-[:SPOKEN_BY]->(p)