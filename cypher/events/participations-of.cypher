// What it took part in, newest first. Actor.participations
// binds: a
// gives: self=r from=a to=e
MATCH (a:Entity)-[r:PARTICIPATES_IN]->(e:Event)
WHERE silian.holds(r)
RETURN r, e
ORDER BY e.holdsFrom DESC, r.id DESC