// The entity that bears an identifier. Query.entity
// params: scheme, value
// gives: self=e
MATCH (i:Identifier)<-[:HAS_IDENTIFIER]-(e:Entity)
WHERE
  i.scheme = $scheme AND
  i.value = $value AND
  silian.known(i) AND
  silian.mayIdentify(e) AND
  silian.entityHolds(e)
RETURN e
ORDER BY e.key