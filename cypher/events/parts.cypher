// Parts of an event in the order of the report. Event.parts
// binds: e
// gives: self=part
MATCH (e:Event)<-[r:PART_OF]-(part:Event)
WHERE silian.holds(r)
RETURN DISTINCT part
ORDER BY part.holdsFrom, part.position, part.key