// Writes new entities.
// params: rows, each {labels, properties}
UNWIND $rows AS row
CREATE (e:$(row.labels))
SET e = row.properties