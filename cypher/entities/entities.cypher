// Every entity that stands under the lens. Query.entities
// gives: self=e
MATCH (e:Entity)
WHERE e.key IS NOT NULL AND silian.entityHolds(e)
RETURN e
ORDER BY e.nameOrder, e.key