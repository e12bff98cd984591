// How many pairs of alliances or associations share members. OverlapConnection.totalCount
// binds: found
// params: of (an id: only its pairs) or null
// rows: count
WITH found.who AS m, collect(DISTINCT found.at) AS bodies
WHERE size(bodies) > 1
UNWIND bodies AS a
UNWIND bodies AS b
WITH DISTINCT a, b
WHERE a.key < b.key AND ($of IS NULL OR $of IN [a.id, b.id])
RETURN count(*) AS count