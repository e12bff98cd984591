import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/database/database.ts';
import { Engine, type Pairs, Parts, Ranks, type Task } from '../../../src/features/analytics/engine/engine.ts';
import { GraphDataScience } from '../../../src/features/analytics/engine/gds.ts';
import { ask, start, temporaryFolder } from './support.ts';

const BY_BOTH = ['DEGREE', 'CLOSENESS', 'BETWEENNESS', 'PAGERANK'] as const;
/** Networks of up to 40 nodes, some alone, each pair once. */
const networks = fc.integer({ min: 1, max: 40 }).chain((order) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(order - 1), fc.nat(order - 1)), {
      maxLength: 80,
      selector: ([a, b]) => Math.min(a, b) * order + Math.max(a, b),
    })
    .map((drawn): Pairs => {
      const pairs = drawn
        .filter(([a, b]) => a !== b)
        .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])
        .sort(([a, b], [c, d]) => a - c || b - d);
      return {
        order,
        sources: Uint32Array.from(pairs, ([a]) => a),
        targets: Uint32Array.from(pairs, ([, b]) => b),
      };
    }),
);

it('measures as our own engine does, to a millionth, and leaves nothing behind', async () => {
  const server = await start(await temporaryFolder(), ['gds']);
  const database = openDatabase(server);
  const own = new Engine();
  try {
    const gds = new GraphDataScience(database, own);
    expect(await gds.present()).toBe(true);
    const samples = fc.sample(networks, { numRuns: 25, seed: 4 });
    for (const network of samples) {
      for (const task of BY_BOTH) {
        const [here, there] = await both(own, gds, task, network);
        expect(Ranks.parse(there).order).toHaveLength(network.order);
        for (const [node, score] of Ranks.parse(here).scores.entries())
          expect(Ranks.parse(there).scores[node]).toBeCloseTo(score, 6);
      }
      const [here, there] = await both(own, gds, 'PARTS', network);
      expect(Parts.parse(there)).toEqual(Parts.parse(here));
      // the library fails at cuts where nothing is joined
      if (network.sources.length === 0) continue;
      const cut = Ranks.parse(await own.measure('BRIDGE', network));
      expect(await articulationPoints(database, network)).toEqual(
        [...cut.scores.keys()].filter((at) => cut.scores[at]),
      );
    }
    expect(await ask(server, 'CALL gds.graph.list() YIELD graphName')).toEqual([]);
  } finally {
    await database.close();
  }
});

it('is asked nothing where the server lacks it', async () => {
  const server = await start(await temporaryFolder());
  const database = openDatabase(server);
  try {
    const asked: Task[] = [];
    const own = { measure: async (task: Task) => asked.push(task) };
    const gds = new GraphDataScience(database, own);
    expect(await gds.present()).toBe(false);
    await gds.measure('DEGREE', { order: 1, sources: new Uint32Array(), targets: new Uint32Array() });
    expect(asked).toEqual(['DEGREE']);
  } finally {
    await database.close();
  }
});

const both = (own: Engine, gds: GraphDataScience, task: Task, network: Pairs): Promise<[unknown, unknown]> =>
  Promise.all([own.measure(task, network), gds.measureThere(task, network)]);

async function articulationPoints(database: Database, { order, sources, targets }: Pairs): Promise<number[]> {
  const links = Array.from({ length: order }, (_, node) =>
    [...targets].filter((_target, at) => sources[at] === node).map(BigInt),
  );
  await database.runAlone(
    `UNWIND range(0, size($links) - 1) AS node UNWIND CASE $links[node] WHEN [] THEN [null] ELSE $links[node] END AS other
     RETURN gds.graph.project('cuts', node, other, {}, {undirectedRelationshipTypes: ['*']}) AS g`,
    { links },
  );
  const rows = await database.runAlone(
    "CALL gds.articulationPoints.stream('cuts') YIELD nodeId RETURN nodeId ORDER BY nodeId",
  );
  await database.runAlone("CALL gds.graph.drop('cuts') YIELD graphName RETURN graphName");
  return rows.map(({ nodeId }) => Number(nodeId));
}
