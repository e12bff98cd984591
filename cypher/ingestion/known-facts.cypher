// The latest versions of the facts of one kind whose ids start so: a fact and its further terms.
// The index is named, so that no plan made while few facts are there goes by anything else; it tells which version is the
// latest, however many there are, so that only that one is read.
// params: ids
// rows: fact, its properties
UNWIND $ids AS id
MATCH (:Entity)-[r:ANY_KIND]->(:Entity)
USING INDEX r:ANY_KIND(id, knownTo)
WHERE r.id STARTS WITH id AND r.knownTo IS NOT NULL
WITH r.id AS id, max([r.knownTo, r]) AS latest
RETURN properties(latest[1]) AS fact