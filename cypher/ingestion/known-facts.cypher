// The versions of the facts of one kind whose ids start so: a fact and its further terms.
// params: ids
// rows: fact, its properties
UNWIND $ids AS id
MATCH (:Entity)-[r:ANY_KIND]->(:Entity)
WHERE r.id STARTS WITH id AND r.knownTo IS NOT NULL
RETURN properties(r) AS fact