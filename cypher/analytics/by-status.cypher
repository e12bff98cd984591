// How many entities of each claim status. Dimension.STATUS
// binds: e
// gives: self=e
MATCH (e:Entity)
RETURN e.claimStatus AS value, e.claimStatus AS label, count(DISTINCT e) AS size
ORDER BY size DESC, value