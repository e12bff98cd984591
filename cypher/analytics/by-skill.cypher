// How many entities train, require or are about each skill; null: none known. Dimension.SKILL
// binds: e
// gives: self=e
MATCH (e:Entity)
OPTIONAL MATCH (e)-[l:TRAINS_SKILL|REQUIRES|ABOUT]->(g:Skill)
WHERE silian.holds(l)
RETURN g.key AS value, g.name AS label, count(DISTINCT e) AS size
ORDER BY size DESC, value