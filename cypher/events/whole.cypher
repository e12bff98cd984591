// The event it is a part of. Event.partOf
// binds: e
// gives: self=w
MATCH (e:Event)-[r:PART_OF]->(w:Event)
WHERE silian.holds(r)
RETURN w
ORDER BY w.key