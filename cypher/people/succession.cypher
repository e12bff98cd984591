// Who holds, or under another lens held, a post: newest first. Of whom only the end is known, it stands for the beginning. Role.appointments
// binds: o
// gives: self=r from=p to=b
MATCH (p:Person)-[r:HOLDS_ROLE]->(b:Actor)
WHERE r.postId = o.id AND silian.holds(r)
RETURN r, p, b
ORDER BY
CASE
  WHEN r.holdsFrom = '0001-01-01' AND r.validTo IS NOT NULL THEN r.validTo
  ELSE r.holdsFrom
END DESC, r.id DESC