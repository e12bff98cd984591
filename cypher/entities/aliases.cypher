// Names besides the official one. Entity.aliases
// binds: e
// gives: self=n
MATCH (e:Entity)-[:HAS_NAME]->(n:Name)
WHERE n.kind <> 'CURRENT' AND silian.known(n)
RETURN n
ORDER BY n.kind, n.name