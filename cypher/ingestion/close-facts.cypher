// Ends versions of facts of one kind that a newer one takes the place of.
// params: ids, now, unended
UNWIND $ids AS id
MATCH (:Entity)-[r:ANY_KIND]->(:Entity)
USING INDEX r:ANY_KIND(id, knownTo)
WHERE r.id = id AND r.knownTo = $unended
SET r.knownTo = $now