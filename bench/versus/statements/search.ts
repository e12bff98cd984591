import type { Statement } from './statement.ts';

/** Takes: lucene, folded, first. */
export const SEARCH: Statement = {
  core: `CALL db.index.fulltext.queryNodes('entitySearch', $lucene, {limit: 10000}) YIELD node AS e, score
WHERE silian.holds(e) AND coalesce(e.synthetic, false) = false
WITH e, score + CASE
  WHEN e.foldedName = $folded THEN 3000.0
  WHEN e.foldedName STARTS WITH $folded THEN 2000.0
  WHEN e.foldedName CONTAINS $folded THEN 1000.0
  WHEN any(token IN e.searchPinyin[..2] WHERE token STARTS WITH left($folded, 16)) THEN 500.0
  ELSE 0.0
END AS rank
WITH collect([e, rank]) AS hits
CALL (hits) {
  UNWIND hits AS hit
  WITH hit[0].kind AS value, count(*) AS size ORDER BY size DESC, value
  RETURN collect([value, size]) AS facets
}`,
  maps: `{
  totalCount: size(hits),
  nodes: COLLECT {
    UNWIND hits AS hit WITH hit[0] AS e, hit[1] AS rank
    ORDER BY rank DESC, e.key LIMIT $first
    RETURN {key: e.key, name: e.name, kind: e.kind}
  },
  facets: [each IN facets | {value: each[0], count: each[1]}]
}`,
  lists: `[
  size(hits),
  COLLECT {
    UNWIND hits AS hit WITH hit[0] AS e, hit[1] AS rank
    ORDER BY rank DESC, e.key LIMIT $first
    RETURN [e.key, e.name, e.kind]
  },
  facets
]`,
};
