// Stores the text of a source once, where its SHA-256 is the recorded one and no evidence points behind its end. silian source attach
// params: key, sha256 of the file, text, length of it in characters
// rows: recorded (the source's SHA-256 or null), held (whether a text was there before), last (the furthest end of its evidence or null); none where there is no such source
MATCH (s:Source {key: $key})
// the lock that keeps two of us from storing it twice
SET s.key = s.key
WITH
  s,
  s.sha256 AS recorded,
  EXISTS { (s)-[:HAS_TEXT]->(:SourceText) } AS held,
  head(
    COLLECT {
      MATCH (v:Evidence)-[:FROM]->(s)
      RETURN max(v.end)
    }) AS last
FOREACH (ignored IN
CASE
  WHEN recorded = $sha256 AND NOT held AND coalesce(last, 0) <= $length THEN [1]
  ELSE []
END |
  SET s.holdsText = true, s.textLength = $length
  CREATE (s)-[:HAS_TEXT]->(:SourceText {text: $text})
)
RETURN recorded, held, last