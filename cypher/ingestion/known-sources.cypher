// The sources that are already there.
// params: keys
// rows: source, its properties
MATCH (s:Source)
WHERE s.key IN $keys
RETURN properties(s) AS source