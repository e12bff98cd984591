// An entity by its id, withdrawn or not.
// params: id
// rows: entity, its properties
MATCH (e:Entity {id: $id})
RETURN properties(e) AS entity