// Who takes part in an event or its parts, conveners first. Event.participations
// binds: e
// params: capacity Capacity or null, includeParts
// gives: self=r from=w to=part
MATCH
  (e:Event)<-[steps:PART_OF*0..6]-(part:Event)<-[r:PARTICIPATES_IN]-(w:Actor)
WHERE
  all(step IN steps WHERE silian.holds(step)) AND
  silian.holds(r) AND
  ($includeParts OR part = e) AND
  ($capacity IS NULL OR r.capacity = $capacity)
RETURN DISTINCT r, w, part
ORDER BY r.rank, w.nameOrder, r.id