import type { Statement } from './statement.ts';

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
