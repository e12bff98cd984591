// Opens the versions of facts of one kind again that others had taken the place of.
// params: ids; now, when they were closed; unended
UNWIND $ids AS id
MATCH (:Entity)-[r:ANY_KIND]->(:Entity)
WHERE r.id = id AND r.knownTo = $now
SET r.knownTo = $unended