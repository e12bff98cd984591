// Who holds, or under another lens held, a post: newest first. Role.appointments
// binds: o
// gives: self=r from=p to=b
MATCH (p:Person)-[r:HOLDS_ROLE]->(b:Actor)
WHERE r.postId = o.id AND silian.holds(r)
RETURN r, p, b
ORDER BY r.holdsFrom DESC, r.id DESC