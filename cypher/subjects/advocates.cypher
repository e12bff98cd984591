// Who advocated a theme. Theme.advocates
// binds: h
// gives: self=r from=f to=h
MATCH (h:Theme)<-[r:ADVOCATES]-(f:Actor)
WHERE silian.holds(r)
RETURN r, f
ORDER BY r.holdsFrom, f.nameOrder, r.id