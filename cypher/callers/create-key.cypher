// Keeps a key, under a name that no other has.
// params: key, its properties
// rows: id
MERGE (k:ApiKey {name: $key.name})
  ON CREATE SET k = $key
RETURN k.id AS id