// Standards it takes the place of. Standard.supersedes
// binds: s
// gives: self=t
MATCH (s:Standard)-[r:SUPERSEDES]->(t:Standard)
WHERE silian.holds(r)
RETURN DISTINCT t
ORDER BY t.key