// Members, lead seats first. Alliance.members
// binds: a
// params: role MemberRole or null
// gives: self=r from=m to=a
MATCH (a:Alliance)<-[r:MEMBER_OF]-(m:Actor)
WHERE silian.holds(r) AND ($role IS NULL OR r.role = $role)
RETURN r, m
ORDER BY r.rank, m.nameOrder, r.id