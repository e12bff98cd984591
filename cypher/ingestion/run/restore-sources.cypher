// Gives sources back what was said of them before.
// params: rows, each {key, properties}
UNWIND $rows AS row
MATCH (s:Source {key: row.key})
SET s = row.properties