// Keys of callers that are kept in the graph, by name.
// rows: key, its properties
MATCH (k:ApiKey)
RETURN properties(k) AS key
ORDER BY k.name