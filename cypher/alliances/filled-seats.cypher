// Who fills the lead seats. Composition.filled
// binds: a
// gives: self=r from=m to=a
MATCH (a:Alliance)<-[r:MEMBER_OF]-(m:Actor)
WHERE
  silian.holds(r) AND
  r.role IN ['LEAD_ENTERPRISE', 'LEAD_UNIVERSITY', 'LEAD_SCHOOL', 'LEAD']
RETURN r, m
ORDER BY r.rank, m.nameOrder, r.id