import { RELATION_KINDS } from '../../../src/database/kinds.ts';
import type { Statement } from './statement.ts';

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
