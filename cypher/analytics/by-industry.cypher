// How many entities are in each industry; null: none known. Dimension.INDUSTRY
// binds: e
// gives: self=e
MATCH (e:Entity)
OPTIONAL MATCH (e)-[l:IN_INDUSTRY]->(g:Industry)
WHERE silian.holds(l)
RETURN g.key AS value, g.name AS label, count(DISTINCT e) AS size
ORDER BY size DESC, value