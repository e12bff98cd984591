// How many pairs of bodies the same people serve. InterlockConnection.totalCount
// binds: found
// rows: count
WITH found.who AS p, collect(DISTINCT found.at) AS bodies
WHERE size(bodies) > 1
UNWIND bodies AS a
UNWIND bodies AS b
WITH DISTINCT a, b
WHERE a.key < b.key
RETURN count(*) AS count