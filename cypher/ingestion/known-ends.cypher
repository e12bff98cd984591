// The entities that are already there, of those that are only spoken of: their kind, and how long they are known.
// params: keys
// rows: entity, {key, kind, knownFrom, knownTo}
UNWIND $keys AS key
MATCH (e:Entity {key: key})
RETURN e {.key, .kind, .knownFrom, .knownTo} AS entity