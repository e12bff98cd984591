import { parseArgs } from 'node:util';
import { parse } from 'graphql';
import { z } from 'zod';
import { openGraph } from './graph.ts';
import { marketOf } from './market.ts';
import { HEADING, measure, told } from './measure.ts';

const MATCHES = parse(`query ($offer: ID!) {
  matches(offer: $offer) {
    totalCount
    nodes {
      score
      offer { id name }
      explanation { summary unknown factors { name value contribution } matched { wanted { name } similarity } missing { name } }
    }
  }
}`);
const GAPS = parse(
  'query ($first: Int) { gaps(first: $first) { totalCount nodes { topic { name } demand supply gap } } }',
);
const Answer = z.object({ matches: z.object({ totalCount: z.number() }) });

const { values } = parseArgs({
  options: { size: { type: 'string', default: '10000' }, count: { type: 'string', default: '200' } },
});
const size = Number(values.size);
const graph = await openGraph({ home: `.home-market-${size}`, batches: () => marketOf(size, 5) });
try {
  const asked = async (offer: string): Promise<string> =>
    Answer.parse(await graph.ask(MATCHES, { offer })).matches.totalCount > 0 ? 'whole' : 'none';
  const every = Math.max(1, Math.floor(size / Number(values.count)));
  const offers = Array.from({ length: Math.min(size, Number(values.count)) }, (_, at) => at * every);
  console.log(HEADING);
  for (const [side, kind] of [
    ['demand', 'enterprise'],
    ['supply', 'school'],
  ] as const) {
    const keys = offers.map((at) => `offer:${side}/2026/${at}@${kind}:${at}`);
    console.log(told(await measure(`matches of a ${side}, ${size} × ${size}`, keys, asked)));
  }
  const gaps = async (first: number): Promise<string> => {
    await graph.ask(GAPS, { first });
    return 'whole';
  };
  console.log(told(await measure('gaps over all', [20, 30, 40, 50, 60, 70, 80, 90, 95, 100], gaps)));
  console.log(`resident memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`);
} finally {
  await graph.close();
}
