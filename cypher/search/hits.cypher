// Entities whose names, identifiers, pinyin or initials match. Query.search
// params: query in Lucene's syntax
// gives: self=e relevance=relevance
CALL
  db.index.fulltext.queryNodes(
    'entitySearch',
    $query,
    {limit: 10000}
  )
  YIELD node AS e, score AS relevance
  WHERE silian.entityHolds(e)
RETURN e, relevance
ORDER BY relevance, e.key