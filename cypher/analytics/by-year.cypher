// How many entities began in each year. Dimension.YEAR
// binds: e
// gives: self=e
MATCH (e:Entity)
RETURN
  left(e.validFrom, 4) AS value,
  left(e.validFrom, 4) AS label,
  count(DISTINCT e) AS size
ORDER BY size DESC, value