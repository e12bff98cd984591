// What was signed, released, launched, unveiled, awarded or presented. Event.outcomes
// binds: e
// params: includeParts
// gives: self=r from=w to=part
MATCH (e:Event)<-[steps:PART_OF*0..6]-(part:Event)<-[r:PRODUCED_AT]-(w:Entity)
WHERE
  all(step IN steps WHERE silian.holds(step)) AND
  silian.holds(r) AND
  ($includeParts OR part = e)
RETURN DISTINCT r, w, part
ORDER BY w.position, w.nameOrder, r.id