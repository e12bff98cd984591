import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../../database/database.ts';
import type { Engine, Pairs, Task } from './engine.ts';

/** Whatever measures a network; the result is of the shape that belongs to the task. */
export type Measurer = Pick<Engine, 'measure'>;

/** The network that was read, so that filter, lens and what counts as a pair are the same for both engines. */
const PROJECT = `CYPHER 5 UNWIND range(0, size($links) - 1) AS node
UNWIND CASE $links[node] WHEN [] THEN [null] ELSE $links[node] END AS neighbour
RETURN gds.graph.project($graph, node, neighbour, {}, {undirectedRelationshipTypes: ['*']}) AS projected`;
const DROP = 'CYPHER 5 CALL gds.graph.drop($graph, false) YIELD graphName RETURN graphName';
const VERSION = 'CYPHER 5 RETURN gds.version() AS version';

/** More than what one process may use freely of it. */
const CONCURRENCY = 'concurrency: 4';
const stream = (procedure: string, more = ''): string =>
  `CYPHER 5 CALL gds.${procedure}.stream($graph, {${CONCURRENCY}${more}}) YIELD nodeId, score RETURN nodeId, score`;

/** Scores as the library gives them become scores as networkx defines them. */
const SCORES: Partial<
  Record<Task, { readonly cypher: string; readonly scaled: (scores: Float64Array) => Float64Array }>
> = {
  DEGREE: { cypher: stream('degree'), scaled: (scores) => scores },
  CLOSENESS: { cypher: stream('closeness', ', useWassermanFaust: true'), scaled: (scores) => scores },
  BETWEENNESS: {
    cypher: stream('betweenness'),
    scaled: (scores) => {
      const pairs = ((scores.length - 1) * (scores.length - 2)) / 2;
      return pairs > 0 ? scores.map((score) => score / pairs) : scores;
    },
  },
  PAGERANK: {
    cypher: stream('pageRank', ', dampingFactor: 0.85, maxIterations: 200, tolerance: 1e-14'),
    scaled: (scores) => {
      const sum = scores.reduce((total, score) => total + score, 0);
      return sum > 0 ? scores.map((score) => score / sum) : scores;
    },
  },
};
const PARTS = `CYPHER 5 CALL gds.wcc.stream($graph, {${CONCURRENCY}}) YIELD componentId
WITH componentId, count(*) AS size
RETURN count(*) AS count, max(size) AS largest`;

const Scored = z.array(z.object({ nodeId: z.number(), score: z.number() }));
const Parts = z.tuple([z.object({ count: z.number(), largest: z.number() })]);

/**
 * Measures degree, closeness, betweenness, PageRank and components by Neo4j's Graph Data Science where the server has
 * it, all else and all failures by our own engine. Cut-offs and communities are always ours: they have to be the same
 * everywhere.
 */
export class GraphDataScience implements Measurer {
  readonly #database: Database;
  readonly #own: Measurer;
  #present: Promise<boolean> | undefined;

  constructor(database: Database, own: Measurer) {
    this.#database = database;
    this.#own = own;
  }

  /** Whether the server has the library; asked once. */
  present(): Promise<boolean> {
    this.#present ??= this.#database.read(VERSION).then(
      () => true,
      () => false,
    );
    return this.#present;
  }

  async measure(task: Task, pairs: Pairs): Promise<unknown> {
    if ((SCORES[task] === undefined && task !== 'PARTS') || pairs.order === 0 || !(await this.present()))
      return this.#own.measure(task, pairs);
    try {
      return await this.measureThere(task, pairs);
    } catch (error) {
      process.emitWarning(`Graph Data Science failed at ${task}, measured here instead: ${String(error)}`);
      return this.#own.measure(task, pairs);
    }
  }

  /** The library's own answer; fails where it fails. */
  async measureThere(task: Task, pairs: Pairs): Promise<unknown> {
    const graph = `silian-${randomUUID()}`;
    const run = (cypher: string, parameters: Record<string, unknown> = {}) =>
      this.#database.runAlone(cypher, { graph, ...parameters });
    try {
      await run(PROJECT, { links: linksOf(pairs) });
      if (task === 'PARTS') return Parts.parse(await run(PARTS))[0];
      const measure = SCORES[task];
      if (!measure) throw new Error(`${task} is not measured by Graph Data Science`);
      const scores = new Float64Array(pairs.order);
      for (const { nodeId, score } of Scored.parse(await run(measure.cypher))) scores[nodeId] = score;
      return ranked(measure.scaled(scores));
    } finally {
      await run(DROP);
    }
  }
}

/** For each node the neighbours behind it, as whole numbers. */
function linksOf({ order, sources, targets }: Pairs): bigint[][] {
  const links: bigint[][] = Array.from({ length: order }, () => []);
  for (const [at, source] of sources.entries()) links[source]?.push(BigInt(targets[at] ?? 0));
  return links;
}

/** As our own engine rounds, so that equal scores are equal and ties go by key. */
const DIGITS = 1e12;

/** Nodes from the highest score down, among equals in their order. */
function ranked(measured: Float64Array) {
  const scores = measured.map((score) => Math.round(score * DIGITS) / DIGITS);
  const order = Uint32Array.from(scores.keys());
  return { scores, order: order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b) };
}
