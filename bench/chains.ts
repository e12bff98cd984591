import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'graphql';
import { z } from 'zod';
import { projectRoot } from '../src/project-root.ts';
import { randomFrom } from '../test/support/random.ts';
import { type Graph, openGraph } from './graph.ts';
import { HEADING, type Measured, measure, told } from './measure.ts';
import { batchesOf } from './real-graph.ts';

const CHAINS = parse(`query ($from: ID!, $to: ID!, $maxHops: Int) {
  chains(from: $from, to: $to, maxHops: $maxHops) {
    truncated reason
    chains { length confidence sentence entities { id name kind } relations { id predicate } }
  }
}`);
const NEIGHBOURHOOD = parse(`query ($of: [ID!]!, $hops: Int) {
  neighbourhood(of: $of, hops: $hops, limit: 300) {
    nodes { id name kind } edges { id predicate from { id } to { id } } omitted { predicate direction count }
  }
}`);

const ChainsAnswer = z.object({
  chains: z.object({ truncated: z.boolean(), reason: z.string().nullable(), chains: z.array(z.unknown()) }),
});
const NeighbourhoodAnswer = z.object({ neighbourhood: z.object({ nodes: z.array(z.unknown()) }) });
const Keys = z.array(z.object({ key: z.string() }));

type Pair = readonly [from: string, to: string];

const asking = ({ ask }: Graph) => ({
  chains:
    (maxHops: number) =>
    async ([from, to]: Pair): Promise<string> => {
      const { chains } = ChainsAnswer.parse(await ask(CHAINS, { from, to, maxHops }));
      if (chains.truncated) return chains.reason ?? '';
      return chains.chains.length > 0 ? 'whole' : 'none';
    },
  neighbourhood:
    (hops: number) =>
    async (of: string): Promise<string> => {
      const { neighbourhood } = NeighbourhoodAnswer.parse(await ask(NEIGHBOURHOOD, { of: [of], hops }));
      return neighbourhood.nodes.length === 300 ? 'full' : 'smaller';
    },
});

const keys = async ({ database }: Graph, cypher: string): Promise<string[]> =>
  Keys.parse(await database.read(`CYPHER 5 ${cypher}`)).map(({ key }) => key);

const BODIES = 'MATCH (e:School|Enterprise) RETURN e.key AS key ORDER BY key';
/** Each entity as often as facts name it, so that chains between them are many. */
const NAMED = 'MATCH (e:Entity)-[r]-(:Entity) RETURN e.key AS key ORDER BY key, r.id';
const HUBS = 'MATCH (e:Entity) RETURN e.key AS key ORDER BY COUNT { (e)-[]-(:Entity) } DESC, key LIMIT 10';

async function run(graph: Graph, count: number, seed: number): Promise<Measured[]> {
  const { chains, neighbourhood } = asking(graph);
  const random = randomFrom(seed);
  const [bodies, named, hubs] = [await keys(graph, BODIES), await keys(graph, NAMED), await keys(graph, HUBS)];
  const pick = (from: readonly string[]) => () => from[Math.floor(random() * from.length)] ?? '';
  const pairsOf = (any: () => string): Pair[] =>
    Array.from({ length: count }, (): Pair => [any(), any()]).filter(([from, to]) => from !== to);
  const [ofBodies, ofNamed] = [pairsOf(pick(bodies)), pairsOf(pick(named))];
  const between = hubs.flatMap((from) => hubs.filter((to) => to !== from).map((to): Pair => [from, to]));
  const places = Array.from({ length: count }, pick(named));
  const measured: Measured[] = [];
  const ask = async <Q>(name: string, questions: readonly Q[], asked: (question: Q) => Promise<string>) => {
    measured.push(await measure(name, questions, asked));
  };
  for (const hops of [4, 6]) {
    await ask(`chains ≤ ${hops} hops, schools and enterprises`, ofBodies, chains(hops));
    await ask(`chains ≤ ${hops} hops, ends of facts`, ofNamed, chains(hops));
    await ask(`chains ≤ ${hops} hops, ten largest hubs`, between, chains(hops));
  }
  await ask('neighbourhood of 300, 1 hop, ends of facts', places, neighbourhood(1));
  await ask('neighbourhood of 300, 1 hop, ten largest hubs', hubs, neighbourhood(1));
  await ask('neighbourhood of 300, 2 hops, ends of facts', places, neighbourhood(2));
  return measured;
}

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(projectRoot, '../shared/data/real-graph') },
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '4' },
  },
});
const graph = await openGraph({ home: '.home', batches: () => batchesOf(values.data) });
try {
  const measured = await run(graph, Number(values.count), Number(values.seed));
  console.log([HEADING, ...measured.map(told)].join('\n'));
} finally {
  await graph.close();
}
