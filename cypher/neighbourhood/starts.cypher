// The entities to begin with, in the order asked; without what is not known by then under its own id. Query.neighbourhood
// params: lists, a map of ids; knownAt, of the lens
// gives: self=starts
UNWIND range(0, size($lists.ids) - 1) AS place
MATCH (e:Entity)
WHERE e.id = $lists.ids[place] AND e.knownTo > $knownAt
WITH e
ORDER BY place
WITH collect(e) AS starts
RETURN starts