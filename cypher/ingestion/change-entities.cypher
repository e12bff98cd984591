// Writes entities anew that have changed; superseded versions are packed in the properties.
// params: rows, each {key, properties}
UNWIND $rows AS row
MATCH (e:Entity {key: row.key})
SET e = row.properties