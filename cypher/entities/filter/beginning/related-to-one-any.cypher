// All entities that are related to one with a key. EntityFilter.relatedTo, direction ANY
// params: key
// gives: self=e by=l
MATCH (x:Entity {key: $key})-[l:ANY_KIND]-(e:Entity)
RETURN e, l