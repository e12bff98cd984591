// Keeps that people were erased, by the hashes of their keys alone.
// params: rows, each {sha256, at, by, reason}
UNWIND $rows AS row
MERGE (t:Erased {sha256: row.sha256})
SET t = row