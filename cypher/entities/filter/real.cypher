// What is not made up for demonstration. EntityFilter.includeSynthetic
// gives: self=e
MATCH (e:Entity)
WHERE e.synthetic IS NULL OR e.synthetic = false
RETURN e