// Every node as it is stored, but for locks, which are no part of what is known.
// rows: labels, properties
MATCH (n)
WHERE NOT n:Lock
RETURN labels(n) AS labels, properties(n) AS properties