// Entities that may stand in one of two views only, or otherwise. Query.compare
// params: other, the second view's lens; disputed, ids of claims that are disputed in one of the views only, or null
// gives: self=e
MATCH (e:Entity)
WHERE
  (silian.moves(e) OR
    e.versions IS NOT NULL OR
    ($disputed IS NOT NULL AND e.id IN $disputed))
RETURN e