// The sources that an entity contributed are its own again.
// params: rows, each {source, from}, keys; keep, whose they were meanwhile
UNWIND $rows AS row
MATCH (s:Source {key: row.source})
WHERE s.contributor = $keep
SET s.contributor = row.from