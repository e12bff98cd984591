// Entities whose names, identifiers, pinyin or initials match. What is needed of each of thousands is read at one time.
// params: query in Lucene's syntax
// gives: self=e relevance=relevance read=p
CALL
  db.index.fulltext.queryNodes(
    'entitySearch',
    $query,
    {limit: 10000}
  )
  YIELD node AS e, score AS relevance
WITH
  e,
  relevance,
  e {.holdsFrom, .holdsTo, .knownFrom, .knownTo, .periods, .foldedName, .key} AS p
WHERE silian.entityHolds(p)
RETURN e, relevance, p
ORDER BY relevance, e.key