// Writes sources, new or changed.
// params: rows, each the properties of a source
UNWIND $rows AS row
MERGE (s:Source {key: row.key})
SET s += row