import type { Statement } from './statement.ts';

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
