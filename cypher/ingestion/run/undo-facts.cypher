// Takes back versions of facts of one kind.
// params: ids; now, when they were recorded; unended
UNWIND $ids AS id
MATCH (:Entity)-[r:ANY_KIND]->(:Entity)
WHERE r.id = id AND r.knownTo = $unended AND r.knownFrom = $now
DELETE r