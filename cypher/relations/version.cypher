// One version of a fact of one kind, whatever the lens. Mutation.retract
// params: id; knownTo, until when the version was known
// gives: self=r from=f to=t
MATCH (f:Entity)-[r:ANY_KIND]->(t:Entity)
WHERE r.id = $id AND r.knownTo = $knownTo
RETURN r, f, t
ORDER BY r.id