// Entities that are related to one with a key. EntityFilter.relatedTo, direction IN
// params: key
// gives: self=e
MATCH (e:Entity)
WHERE
  EXISTS {
    MATCH (e)<-[l:ANY_KIND]-(x:Entity {key: $key})
    WHERE silian.holds(l)
  }
RETURN e