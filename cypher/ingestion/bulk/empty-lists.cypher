// Gives entities without identifiers the empty list that they have: Neo4j's importer drops it.
// rows: none
MATCH (e:Entity)
WHERE e.searchIdentifiers IS NULL
CALL (e) {
  SET e.searchIdentifiers = []
} IN TRANSACTIONS OF 10000 ROWS