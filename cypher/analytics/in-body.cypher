// An alliance or association and its members. Query.fourChains
// params: body (an id)
// gives: self=e
MATCH (x:Entity {id: $body})<-[joined:MEMBER_OF*0..1]-(e:Entity)
WHERE silian.entityHolds(e) AND all(r IN joined WHERE silian.holds(r))
RETURN e
ORDER BY e.key