import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Cache } from '../../src/database/cache.ts';
import { Division, Engine, type Pairs, Parts, Ranks, type Task } from '../../src/features/analytics/engine/engine.ts';
import { Network } from '../../src/features/analytics/network.ts';
import { pythonWith } from '../support/python.ts';

const METRICS = ['DEGREE', 'BETWEENNESS', 'CLOSENESS', 'PAGERANK', 'BRIDGE'] as const;
type Edges = readonly (readonly [number, number])[];

const engine = new Engine();

const network = (order: number, edges: Edges): Pairs => ({
  order,
  sources: Uint32Array.from(edges, ([source]) => source),
  targets: Uint32Array.from(edges, ([, target]) => target),
});

const scoresOf = async (task: Task, order: number, edges: Edges): Promise<number[]> => [
  ...Ranks.parse(await engine.measure(task, network(order, edges))).scores,
];

/** Two triangles joined by a path over one node, and a node alone. */
const BOW: Edges = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 3],
  [3, 4],
  [4, 5],
  [4, 6],
  [5, 6],
]; // prettier-ignore

describe('measures of known graphs', () => {
  it('counts neighbours', async () => {
    expect(await scoresOf('DEGREE', 8, BOW)).toEqual([2, 2, 3, 2, 3, 2, 2, 0]);
  });

  it('scores articulation points by what they cut off from the largest rest, and lists them alone', async () => {
    // without 2: {0, 1} | {3, 4, 5, 6}; without 3: {0, 1, 2} | {4, 5, 6}
    expect(await scoresOf('BRIDGE', 8, BOW)).toEqual([0, 0, 2, 3, 2, 0, 0, 0]);
    expect([...Ranks.parse(await engine.measure('BRIDGE', network(8, BOW))).order]).toEqual([3, 2, 4]);
  });

  it('knows the middle of a star and of a path', async () => {
    const star: Edges = [
      [0, 1],
      [0, 2],
      [0, 3],
    ]; // prettier-ignore
    expect(await scoresOf('BETWEENNESS', 4, star)).toEqual([1, 0, 0, 0]);
    expect(await scoresOf('CLOSENESS', 4, star)).toEqual([1, 0.6, 0.6, 0.6]);
    expect(await scoresOf('BRIDGE', 4, star)).toEqual([2, 0, 0, 0]);
    const path: Edges = [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]; // prettier-ignore
    expect(await scoresOf('BETWEENNESS', 5, path)).toEqual([0, 0.5, 0.666666666667, 0.5, 0]);
  });

  it('follows long paths without recursion', async () => {
    const order = 20_000;
    const line = Array.from({ length: order - 1 }, (_, i): [number, number] => [i, i + 1]);
    const scores = await scoresOf('BRIDGE', order, line);
    expect([scores[0], scores[1], scores[order / 2]]).toEqual([0, 1, order / 2 - 1]);
  });

  it('finds nothing in an empty graph and nothing special in one node', async () => {
    for (const metric of METRICS) expect(await scoresOf(metric, 0, [])).toEqual([]);
    expect(await scoresOf('PAGERANK', 1, [])).toEqual([1]);
    expect(await scoresOf('CLOSENESS', 1, [])).toEqual([0]);
    expect(Parts.parse(await engine.measure('PARTS', network(0, [])))).toEqual({ count: 0, largest: 0 });
    expect(Division.parse(await engine.measure('COMMUNITIES', network(2, [])))).toMatchObject({
      count: 2,
      modularity: null,
    });
  });

  it('counts parts, isolated nodes too', async () => {
    expect(Parts.parse(await engine.measure('PARTS', network(8, BOW)))).toEqual({ count: 2, largest: 7 });
  });

  it('finds the cliques of a ring of cliques', async () => {
    const [cliques, size] = [8, 6];
    const edges: [number, number][] = [];
    for (let clique = 0; clique < cliques; clique++) {
      const first = clique * size;
      for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) edges.push([first + a, first + b]);
      edges.push([first, ((clique + 1) % cliques) * size + 1]);
    }
    const { community, count, modularity } = Division.parse(
      await engine.measure('COMMUNITIES', network(cliques * size, edges)),
    );
    expect(count).toBe(cliques);
    expect([...community]).toEqual(Array.from({ length: cliques * size }, (_, node) => Math.floor(node / size)));
    // 120 of 128 pairs inside, and each clique has an eighth of all ends
    expect(modularity).toBeCloseTo(120 / 128 - 1 / 8, 12);
  });
});

/** Random graphs from sparse to dense, in pieces or whole; no self-loops, each pair once. */
const graphs = (most: number) =>
  fc.integer({ min: 1, max: most }).chain((order) =>
    fc.record({
      order: fc.constant(order),
      edges: fc
        .uniqueArray(fc.tuple(fc.nat(order - 1), fc.nat(order - 1)), {
          maxLength: 3 * order,
          selector: ([a, b]) => Math.min(a, b) * order + Math.max(a, b),
        })
        .map((pairs): Edges => pairs.filter(([a, b]) => a !== b)),
    }),
  );

describe('any graph', () => {
  it('measures the same whatever the order and direction of its pairs', async () => {
    const given = graphs(40).chain((graph) =>
      fc.record({
        graph: fc.constant(graph),
        shuffled: fc.shuffledSubarray([...graph.edges], { minLength: graph.edges.length }),
      }),
    );
    const property = fc.asyncProperty(given, async ({ graph: { order, edges }, shuffled }) => {
      const turned: Edges = shuffled.map(([a, b]) => [b, a]);
      for (const task of [...METRICS, 'PARTS', 'COMMUNITIES'] as const) {
        expect(await engine.measure(task, network(order, turned))).toEqual(
          await engine.measure(task, network(order, edges)),
        );
      }
    });
    await fc.assert(property, { seed: 20251, numRuns: 40 });
  });

  it('has communities that hang together and say their modularity', async () => {
    const property = fc.asyncProperty(graphs(60), async ({ order, edges }) => {
      const { community, count, modularity } = Division.parse(
        await engine.measure('COMMUNITIES', network(order, edges)),
      );
      expect(new Set(community).size).toBe(count);
      const inside = edges.filter(([a, b]) => community[a] === community[b]);
      const { count: parts } = Parts.parse(await engine.measure('PARTS', network(order, inside)));
      expect(parts).toBe(count);
      if (edges.length > 0) expect(modularity).toBeGreaterThanOrEqual(0);
    });
    await fc.assert(property, { seed: 20252, numRuns: 60 });
  });
});

/** Reads graphs as lines of JSON and answers with what networkx says of each. */
const PYTHON = `
import json, sys
import networkx as nx
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python as pagerank

def cut_off(g, node):
    part = nx.node_connected_component(g, node) - {node}
    rest = list(nx.connected_components(g.subgraph(part)))
    return len(part) - max((len(each) for each in rest), default=0)

for line in sys.stdin:
    given = json.loads(line)
    g = nx.Graph()
    g.add_nodes_from(range(given['order']))
    g.add_edges_from(given['edges'])
    points = set(nx.articulation_points(g))
    groups = {}
    for node, community in enumerate(given['community']):
        groups.setdefault(community, set()).add(node)
    values = lambda scores: [scores[node] for node in g]
    print(json.dumps({
        'DEGREE': [g.degree(node) for node in g],
        'BETWEENNESS': values(nx.betweenness_centrality(g, normalized=True)),
        'CLOSENESS': values(nx.closeness_centrality(g, wf_improved=True)),
        'PAGERANK': values(pagerank(g, alpha=0.85, tol=1e-13, max_iter=1000)),
        'BRIDGE': [cut_off(g, node) if node in points else 0 for node in g],
        'parts': [nx.number_connected_components(g), max(map(len, nx.connected_components(g)))],
        'modularity': nx.community.modularity(g, groups.values()) if g.size() else None,
        'best': nx.community.modularity(g, nx.community.louvain_communities(g, seed=1)) if g.size() else None,
    }), flush=True)
`;

interface Reference extends Record<(typeof METRICS)[number], number[]> {
  readonly parts: [number, number];
  readonly modularity: number | null;
  readonly best: number | null;
}

const python = pythonWith('networkx', 'networkx>=3');

class Networkx {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string) {
    this.#process = spawn(command, ['-c', PYTHON]);
    this.#process.stderr.pipe(process.stderr);
    this.#lines = createInterface(this.#process.stdout)[Symbol.asyncIterator]();
  }

  async ask(graph: object): Promise<Reference> {
    this.#process.stdin.write(`${JSON.stringify(graph)}\n`);
    const { value } = await this.#lines.next();
    return JSON.parse(value);
  }

  end(): void {
    this.#process.stdin.end();
  }
}

describe.skipIf(!python)('networkx', () => {
  const networkx = new Networkx(python ?? 'true');
  afterAll(() => {
    networkx.end();
  });

  const agrees = (most: number) =>
    fc.asyncProperty(graphs(most), async ({ order, edges }) => {
      const division = Division.parse(await engine.measure('COMMUNITIES', network(order, edges)));
      const expected = await networkx.ask({ order, edges, community: [...division.community] });
      for (const metric of METRICS) {
        const scores = await scoresOf(metric, order, edges);
        const furthest = Math.max(...scores.map((score, node) => Math.abs(score - (expected[metric][node] ?? NaN))));
        expect(furthest, metric).toBeLessThan(1e-6);
      }
      const { count, largest } = Parts.parse(await engine.measure('PARTS', network(order, edges)));
      expect([count, largest]).toEqual(expected.parts);
      if (edges.length === 0) expect(division.modularity).toBeNull();
      else {
        expect(division.modularity).toBeCloseTo(expected.modularity ?? NaN, 9);
        // both are heuristics: ours is never much behind
        expect(division.modularity).toBeGreaterThan((expected.best ?? NaN) - 0.05);
      }
    });

  it('scores small graphs the same to 1e-6, and values the same communities the same', { timeout: 60_000 }, () =>
    fc.assert(agrees(14), { seed: 20253, numRuns: 120 }),
  );

  it('scores larger graphs the same', { timeout: 60_000 }, () => fc.assert(agrees(150), { seed: 20254, numRuns: 25 }));
});

describe('the thread', () => {
  const small = network(8, BOW);

  it('starts with the first measure and ends when idle', async () => {
    const own = new Engine({ deadlineMs: 10_000, idleMs: 20 });
    expect(own.awake).toBe(false);
    await own.measure('DEGREE', small);
    expect(own.awake).toBe(true);
    await wait(100);
    expect(own.awake).toBe(false);
    expect(Parts.parse(await own.measure('PARTS', small)).count).toBe(2);
  });

  it('gives up a measure past its deadline, and goes on with the others', async () => {
    const own = new Engine({ deadlineMs: 1_500, idleMs: 1_000 });
    const order = 60_000;
    const edges = Array.from({ length: order }, (_, i): [number, number] => [i, (i + 1) % order]);
    const long = own.measure('BETWEENNESS', network(order, edges));
    await expect(long).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(Parts.parse(await own.measure('PARTS', small)).largest).toBe(7);
  });

  it('answers those who wait in turn, each with its own result', async () => {
    const counts = await Promise.all(
      [3, 5, 9].map(async (order) => Parts.parse(await engine.measure('PARTS', network(order, []))).count),
    );
    expect(counts).toEqual([3, 5, 9]);
  });
});

describe('a network', () => {
  it('is measured once, and refused where an exact measure would take too long', async () => {
    let measures = 0;
    const counting = new Engine();
    const counted = Object.assign(counting, {
      measure: (task: Task, pairs: Pairs) => {
        measures++;
        return engine.measure(task, pairs);
      },
    });
    const of = (order: number) => ({ ...network(order, []), ids: [], keys: [], facts: 0 });
    const small = new Network(of(3), counted);
    await Promise.all([small.ranks('DEGREE', 'ranking'), small.ranks('DEGREE', 'ranking'), small.parts()]);
    expect(measures).toBe(2);
    const large = new Network(of(20_001), counted);
    await expect(large.ranks('CLOSENESS', 'ranking')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('20001 entities are too many for exact CLOSENESS'),
    });
    expect((await large.ranks('DEGREE', 'ranking')).order).toHaveLength(20_001);
  });

  it('forgets a measure that failed', async () => {
    let failures = 1;
    const failing = Object.assign(new Engine(), {
      measure: (task: Task, pairs: Pairs) =>
        failures-- > 0 ? Promise.reject(new Error('down')) : engine.measure(task, pairs),
    });
    const small = new Network({ ...network(8, BOW), ids: [], keys: [], facts: 8 }, failing);
    await expect(small.parts()).rejects.toThrow('down');
    expect(await small.parts()).toEqual({ count: 2, largest: 7 });
  });
});

describe('the cache', () => {
  const cache = (entries: number, weight: number) =>
    new Cache<number>({ entries, weight, weigh: (value) => value, idleMs: 60_000 });

  it('does work once for all who ask, and again once it was forgotten', async () => {
    const kept = cache(2, 100);
    let works = 0;
    const ask = (key: string) => kept.get(key, async () => ++works);
    expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([1, 1, 2]);
    await ask('a');
    await ask('c');
    expect(works).toBe(3);
    expect(await ask('a')).toBe(1);
    expect(await ask('b')).toBe(4);
  });

  it('keeps neither more room than it has, nor failures, nor what is not to be kept', async () => {
    const kept = cache(10, 100);
    for (const value of [60, 50, 200]) await kept.get(`${value}`, async () => value);
    await wait(0);
    expect(kept.size).toBe(0);
    await kept.get('unsettled', async () => -1);
    await expect(kept.get('failed', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    await wait(0);
    expect(kept.size).toBe(0);
    expect(await kept.get('failed', async () => 7)).toBe(7);
  });

  it('forgets everything when nobody asks', async () => {
    const kept = new Cache<number>({ entries: 2, weight: 2, weigh: () => 1, idleMs: 20 });
    await kept.get('a', async () => 1);
    expect(kept.size).toBe(1);
    await wait(60);
    expect(kept.size).toBe(0);
  });
});
