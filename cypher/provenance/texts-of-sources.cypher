// The texts that are held of sources. Evidence.quote
// params: keys
// rows: key, text
MATCH (s:Source)-[:HAS_TEXT]->(t:SourceText)
WHERE s.key IN $keys
RETURN s.key AS key, t.text AS text
ORDER BY key