// The entities that ids stand for, in their order. Query.neighbourhood
// params: lists, a map of ids
// gives: self=drawn
UNWIND range(0, size($lists.ids) - 1) AS place
MATCH (e:Entity)
WHERE e.id = $lists.ids[place]
WITH e
ORDER BY place
WITH collect(e) AS drawn
RETURN drawn