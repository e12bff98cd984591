// The facts of one kind that a merger wrote, as it wrote them and as they are known now.
// params: ids; mergedAt, when it was; unended
// rows: id; now, written, properties
UNWIND $ids AS id
MATCH (:Entity)-[r:ANY_KIND]->(:Entity)
WHERE r.id = id AND r.knownTo = $unended
MATCH (:Entity)-[w:ANY_KIND]->(:Entity)
WHERE w.id = id AND w.knownTo >= $mergedAt AND w.knownFrom = $mergedAt
RETURN id, properties(r) AS now, properties(w) AS written
ORDER BY id