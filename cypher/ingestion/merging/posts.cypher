// The posts of bodies, as they are known now.
// params: keys, unended
// rows: key, of the post; body, its key; title
MATCH (o:Entity)<-[p:PART_OF]-(r:Role)
WHERE o.key IN $keys AND p.knownTo = $unended AND r.knownTo = $unended
RETURN r.key AS key, o.key AS body, r.title AS title
ORDER BY key