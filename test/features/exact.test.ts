import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RecordsRefused } from '../../src/features/ingestion/parse.ts';
import { exported, recordsIn } from '../support/exported.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, source } from '../support/records.ts';

/** What is taken in comes out as it was, or is refused: no number loses a digit, no text a character. */

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await graph.empty();
  await graph.ingest([source()]);
});

let made = 0;
function offer(name: string, quantity: number): { readonly key: string } {
  const key = `offer:demand/2025/${++made}@org:x`;
  return { key, ...entity('OFFER', key, name, { attributes: { side: 'DEMAND', quantity } }) };
}

/** What the graph and its export say; undefined where it refuses. */
async function kept(record: ReturnType<typeof offer>): Promise<{ read: unknown; out: unknown } | undefined> {
  try {
    await graph.ingest([record]);
  } catch (error) {
    if (error instanceof RecordsRefused) return undefined;
    throw error;
  }
  const { entity: read } = await graph.ask<{ entity: unknown }>(
    `{ entity(by: { key: "${record.key}" }) { name ... on Offer { quantity } } }`,
  );
  const [out] = recordsIn((await exported(graph.database, 'jsonl', { kinds: 'OFFER' })).text).filter(
    ({ key }) => key === record.key,
  );
  return { read, out: { name: out.name, quantity: out.attributes.quantity } };
}

it('a number is told to its last digit, or refused', { timeout: 120_000 }, async () => {
  const edges = [0, 0.1, 1 / 3, 5e-324, 1e308, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2, 123_456_789.123_456_78, -1, -0];
  let refused = 0;
  const check = async (quantity: number): Promise<void> => {
    const found = await kept(offer('数', quantity));
    if (found) expect(found).toEqual({ read: { name: '数', quantity }, out: { name: '数', quantity } });
    else refused++;
  };
  for (const quantity of edges) await check(quantity);
  expect(refused).toBeLessThan(edges.length / 2);
  const some = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), { numRuns: 30, seed: 8 });
  for (const quantity of some) await check(quantity);
});

it('text is told to its last character in NFC, or refused', { timeout: 120_000 }, async () => {
  const texts = [
    ...[
      'é',
      'e\u0301',
      '（甲）《乙》',
      '𠮷野家',
      '👩‍🏫',
      '\u202Eabc',
      'a\u0000b',
      '\uD800',
      '\u200B',
      ' 甲 ',
      '甲\n乙',
      'ﬁ',
      '\uFEFF甲',
    ],
    ...fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { numRuns: 40, seed: 8 }),
    ...fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { numRuns: 20, seed: 8 }),
  ];
  let taken = 0;
  for (const name of texts) {
    const found = await kept(offer(name, 1));
    if (!found) continue;
    taken++;
    const { name: read } = found.read as { name: string };
    expect(found.out).toEqual({ name: read, quantity: 1 });
    expect(read.trim()).toBe(name.normalize('NFC').trim());
  }
  expect(taken).toBeGreaterThan(20);
});
