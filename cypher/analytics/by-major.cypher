// How many entities offer or are about each major; null: none known. Dimension.MAJOR
// binds: e
// gives: self=e
MATCH (e:Entity)
OPTIONAL MATCH (e)-[l:OFFERS_MAJOR|ABOUT]->(g:Major)
WHERE silian.holds(l)
RETURN g.key AS value, g.name AS label, count(DISTINCT e) AS size
ORDER BY size DESC, value