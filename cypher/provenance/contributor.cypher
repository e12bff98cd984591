// Who handed the text to the publisher. Source.contributor
// binds: s
// gives: self=c
MATCH (c:Entity)
WHERE c.key = s.contributor
RETURN c