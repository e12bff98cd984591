// A large ingest that has not ended.
// rows: id
MATCH (g:Graph)
WHERE g.run IS NOT NULL
RETURN g.run AS id