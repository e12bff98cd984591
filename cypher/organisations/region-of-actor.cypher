// Where it sits, else what it is responsible for. Actor.region
// binds: a
// gives: self=g
MATCH (a:Entity)-[r:LOCATED_IN]->(g:Region)
WHERE silian.holds(r)
RETURN r, g
ORDER BY coalesce(r.qualifier, '') DESC, g.key DESC