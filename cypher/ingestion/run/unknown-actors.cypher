// Keys that no actor has.
// params: keys; kinds
// rows: key
UNWIND $keys AS key
WITH key
WHERE
  NOT EXISTS {
    MATCH (e:Entity {key: key})
    WHERE e.kind IN $kinds
  }
RETURN key
ORDER BY key