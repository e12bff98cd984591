import type { Statement } from './statement.ts';

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
