// Stores the text of a source once, where its SHA-256 is the recorded one. silian source attach
// params: key, sha256 of the file, text
// rows: recorded (the source's SHA-256 or null), held (whether a text was there before); none where there is no such source
MATCH (s:Source {key: $key})
// the lock that keeps two of us from storing it twice
SET s.key = s.key
WITH s, s.sha256 AS recorded, EXISTS { (s)-[:HAS_TEXT]->(:SourceText) } AS held
FOREACH (ignored IN
CASE
  WHEN recorded = $sha256 AND NOT held THEN [1]
  ELSE []
END |
  SET s.holdsText = true
  CREATE (s)-[:HAS_TEXT]->(:SourceText {text: $text})
)
RETURN recorded, held