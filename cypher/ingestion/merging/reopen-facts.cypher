// Facts of one kind that a merger closed are known again.
// params: ids; mergedAt, when it was; now, unended
UNWIND $ids AS id
MATCH (f:Entity)-[r:ANY_KIND]->(t:Entity)
WHERE r.id = id AND r.knownTo = $mergedAt
CREATE (f)-[again:ANY_KIND]->(t)
SET
  again =
    r {
      .*,
      knownFrom: $now,
      knownTo: $unended,
      retractionReason: null,
      retractedBy: null
    }