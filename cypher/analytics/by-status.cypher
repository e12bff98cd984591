// How many entities of each claim status. Dimension.STATUS
// binds: e
// gives: self=e
MATCH (e:Entity)
WITH
  e,
  CASE
    WHEN silian.disputed(e) THEN 'DISPUTED'
    ELSE e.claimStatus
  END AS value
RETURN value, value AS label, count(DISTINCT e) AS size
ORDER BY size DESC, value