// How many alliances of each kind. Dimension.ALLIANCE_KIND
// binds: e
// gives: self=e
MATCH (e:Entity)
WHERE e.kind = 'ALLIANCE'
RETURN e.category AS value, e.category AS label, count(DISTINCT e) AS size
ORDER BY size DESC, value