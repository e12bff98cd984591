// Every entity that stands under the lens. Query.entities
// gives: self=e
MATCH (e:Entity)
WHERE silian.entityHolds(e)
RETURN e
ORDER BY e.nameOrder, e.key