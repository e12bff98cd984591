import type { Database } from '../../src/database/database.ts';

/** All that a graph holds, in an order of its own, without what keeps account of writing. */
export async function wholeOf({ runAlone }: Database): Promise<string[]> {
  const nodes = await runAlone(
    `CYPHER 5 MATCH (n) WHERE NOT n:Graph AND NOT n:Audit AND NOT n:Run AND NOT n:Part AND NOT n:Write AND NOT n:Migration
     RETURN labels(n) AS labels, properties(n) AS properties`,
  );
  const facts = await runAlone(
    `CYPHER 5 MATCH (a)-[r]->(b) WHERE NOT a:Run
     RETURN type(r) AS type, properties(r) AS properties, coalesce(a.key, a.id) AS from, coalesce(b.key, b.id, b.name, b.value) AS to`,
  );
  return [...nodes, ...facts].map((row) => JSON.stringify(row, inOrder)).sort();
}

/** Properties in the order of their names; labels in theirs, for Neo4j gives them as they came to be known first. */
const inOrder = (key: string, value: unknown): unknown => {
  if (key === 'labels' && Array.isArray(value)) return value.toSorted();
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
};
