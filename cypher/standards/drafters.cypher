// Who drafts a standard. Standard.drafters
// binds: s
// gives: self=a
MATCH (s:Standard)<-[r:DRAFTS]-(a:Actor)
WHERE silian.holds(r)
RETURN DISTINCT a
ORDER BY a.nameOrder, a.key