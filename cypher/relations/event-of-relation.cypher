// The event at which something was advocated. Link.at
// binds: r
// gives: self=e
MATCH (e:Entity)
WHERE e.key = r.at
RETURN e