// Entities that are sure enough. EntityFilter.minConfidence
// params: minConfidence 0 to 1
// gives: self=e
MATCH (e:Entity)
WHERE e.confidence >= $minConfidence
RETURN e