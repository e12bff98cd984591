// How many entities lie in each region; null: none known. Dimension.REGION
// binds: e
// gives: self=e
MATCH (e:Entity)
OPTIONAL MATCH (e)-[l:LOCATED_IN]->(g:Region)
WHERE silian.holds(l)
RETURN g.key AS value, g.name AS label, count(DISTINCT e) AS size
ORDER BY size DESC, value