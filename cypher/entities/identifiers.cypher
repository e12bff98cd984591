// Identifiers. Entity.identifiers
// binds: e
// gives: self=i
MATCH (e:Entity)-[:HAS_IDENTIFIER]->(i:Identifier)
WHERE silian.known(i) AND silian.mayIdentify(e)
RETURN i
ORDER BY i.scheme, i.value