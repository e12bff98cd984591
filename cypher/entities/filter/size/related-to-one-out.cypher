// About how many entities are related to one with a key. EntityFilter.relatedTo, direction OUT
// params: key
// gives: self=size
MATCH (x:Entity {key: $key})
WITH sum(COUNT { (x)<-[:ANY_KIND]-() }) AS size
RETURN size