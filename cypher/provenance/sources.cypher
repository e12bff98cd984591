// Sources, newest first. Query.sources
// gives: self=s
MATCH (s:Source)
WHERE s.dateOrder IS NOT NULL AND s.key IS NOT NULL
RETURN s
ORDER BY s.dateOrder DESC, s.key DESC