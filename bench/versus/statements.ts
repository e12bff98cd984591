import { RELATION_KINDS } from '../../src/database/kinds.ts';

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

/** Takes: from, to. The best of the shortest: the surest, then those whose inner entities have fewest relations. */
export const CHAIN: Statement = {
  core: `MATCH (a:Entity {key: $from})
MATCH (b:Entity {key: $to})
MATCH p = allShortestPaths((a)-[:${RELATION_KINDS.join('|')}*..6]-(b))
WHERE all(r IN relationships(p) WHERE silian.holds(r))
  AND (a.synthetic = true OR b.synthetic = true OR none(n IN nodes(p) WHERE coalesce(n.synthetic, false)))
WITH p, round(reduce(product = 1e9, r IN relationships(p) | product * r.confidence)) / 1e9 AS confidence
UNWIND CASE length(p) WHEN 1 THEN [null] ELSE nodes(p)[1..-1] END AS inner
WITH p, confidence,
  round(1e9 * sum(CASE WHEN inner IS NULL THEN 0.0 ELSE log(1.0 + COUNT { (inner)--() }) END)) AS spread
ORDER BY confidence DESC, spread, [r IN relationships(p) | r.id] LIMIT 1
WITH p, confidence`,
  maps: `{
  length: length(p),
  confidence: confidence,
  entities: [n IN nodes(p) | {key: n.key, name: n.name, kind: n.kind}],
  relations: [r IN relationships(p) | {key: r.id, predicate: type(r)}]
}`,
  lists: `[
  length(p), confidence,
  [n IN nodes(p) | [n.key, n.name, n.kind]],
  [r IN relationships(p) | [r.id, type(r)]]
]`,
};

/** Takes: region. From the region down, which finds them faster than asking each where it is. */
export const COUNTS: Statement = {
  core: `MATCH (g:Region) WHERE $region IN g.lineage
MATCH (g)<-[l:LOCATED_IN]-(e:Entity)
WHERE silian.holds(l) AND e.kind IN ['SCHOOL', 'ENTERPRISE'] AND silian.holds(e) AND coalesce(e.synthetic, false) = false
WITH DISTINCT e
WITH collect(e) AS found
CALL (found) {
  UNWIND found AS e
  WITH e.kind AS value, count(*) AS size ORDER BY size DESC, value
  RETURN collect([value, size]) AS kinds
}
CALL (found) {
  UNWIND found AS e MATCH (e)-[l:LOCATED_IN]->(g:Region) WHERE silian.holds(l)
  WITH g.key AS value, count(DISTINCT e) AS size ORDER BY size DESC, value
  RETURN collect([value, size]) AS regions
}`,
  maps: `{
  kinds: [each IN kinds | {value: each[0], count: each[1]}],
  regions: [each IN regions | {value: each[0], count: each[1]}]
}`,
  lists: '[kinds, regions]',
};

const REGION = `MATCH (s)-[l:LOCATED_IN]->(g:Region) WHERE silian.holds(l)
    WITH g ORDER BY coalesce(l.qualifier, '') DESC, g.key DESC LIMIT 1`;

/** Takes: region, major, first. From the major, which fewer schools offer than lie in a region. */
export const SCHOOLS: Statement = {
  core: `MATCH (m:Entity {key: $major})<-[o:OFFERS_MAJOR]-(s:School)
WHERE silian.holds(o) AND silian.holds(s) AND coalesce(s.synthetic, false) = false AND EXISTS {
  MATCH (s)-[l:LOCATED_IN]->(g:Region) WHERE silian.holds(l) AND $region IN g.lineage
}
WITH DISTINCT s ORDER BY s.nameOrder, s.key
WITH collect(s) AS found`,
  maps: `{
  totalCount: size(found),
  nodes: COLLECT {
    UNWIND found[..$first] AS s
    RETURN {key: s.key, name: s.name, region: head(COLLECT { ${REGION} RETURN {key: g.key, name: g.name} })}
  }
}`,
  lists: `[
  size(found),
  COLLECT {
    UNWIND found[..$first] AS s
    RETURN [s.key, s.name, head(COLLECT { ${REGION} RETURN [g.key, g.name] })]
  }
]`,
};
