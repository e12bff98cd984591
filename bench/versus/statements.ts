/**
 * What no filter can say, as Cypher that the peer's @cypher, the per-level server and the floor share: up to the last
 * WITH, then as maps or as lists.
 */
export interface Statement {
  readonly core: string;
  readonly maps: string;
  readonly lists: string;
}

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
WITH collect([e, rank]) AS hits`,
  maps: `{
  totalCount: size(hits),
  nodes: COLLECT {
    UNWIND hits AS hit WITH hit[0] AS e, hit[1] AS rank
    ORDER BY rank DESC, e.key LIMIT $first
    RETURN {key: e.key, name: e.name, kind: e.kind}
  },
  facets: COLLECT {
    UNWIND hits AS hit WITH hit[0].kind AS value, count(*) AS size
    ORDER BY size DESC, value
    RETURN {value: value, count: size}
  }
}`,
  lists: `[
  size(hits),
  COLLECT {
    UNWIND hits AS hit WITH hit[0] AS e, hit[1] AS rank
    ORDER BY rank DESC, e.key LIMIT $first
    RETURN [e.key, e.name, e.kind]
  },
  COLLECT {
    UNWIND hits AS hit WITH hit[0].kind AS value, count(*) AS size
    ORDER BY size DESC, value
    RETURN [value, size]
  }
]`,
};

/** Takes: key, limit. Everything one relation far, and all relations between what is found. */
export const NEIGHBOURHOOD: Statement = {
  core: `MATCH (e:Entity {key: $key})
WITH e, COLLECT {
  MATCH (e)-[r]-(x:Entity)
  WHERE silian.holds(r) AND x <> e AND (coalesce(x.synthetic, false) = false OR e.synthetic = true)
  WITH DISTINCT x ORDER BY x.nameOrder, x.key LIMIT $limit - 1
  RETURN x
} AS around
WITH [e] + around AS drawn`,
  maps: `{
  nodes: [x IN drawn | {key: x.key, name: x.name, kind: x.kind}],
  edges: COLLECT {
    UNWIND drawn AS f
    MATCH (f)-[r]->(t:Entity)
    WHERE silian.holds(r) AND t IN drawn
    RETURN {key: r.id, predicate: type(r), source: f.key, target: t.key}
  }
}`,
  lists: `[
  [x IN drawn | [x.key, x.name, x.kind]],
  COLLECT {
    UNWIND drawn AS f
    MATCH (f)-[r]->(t:Entity)
    WHERE silian.holds(r) AND t IN drawn
    RETURN [r.id, type(r), f.key, t.key]
  }
]`,
};
