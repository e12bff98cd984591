// The other keys of entities become those of others.
// params: pairs, each {from, to}, keys
// rows: key, which moved; from, whose it was
UNWIND $pairs AS pair
MATCH (k:OtherKey)-[of:OF]->(:Entity {key: pair.from})
MATCH (e:Entity {key: pair.to})
CREATE (k)-[:OF]->(e)
DELETE of
RETURN k.key AS key, pair.from AS from
ORDER BY key