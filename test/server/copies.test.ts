import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, source } from '../support/records.ts';
import { openRun } from './open-run.ts';
import { configOn, post, serveWith, startTestService, temporaryHome } from './support.ts';

/** Several copies of the service over one graph hold nothing that they could disagree on. */

const KEYS = [{ name: 'desk', role: 'editor', secret: 'a-secret-of-the-desk' }] as const;
const DESK = { authorization: `Bearer ${KEYS[0].secret}` };
const INGEST = 'mutation ($input: IngestInput!) { ingest(input: $input) { created errors { message } } }';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

it('a caller reads what it wrote, whichever copy answers, searched, counted and ranked too', async () => {
  const copies = await Promise.all([1, 2].map(() => serveWith((database) => database, true, KEYS)));
  const urls = copies.map(({ url }) => url);
  for (let round = 0; round < 10; round++) {
    const [writes = '', reads = ''] = round % 2 === 0 ? urls : urls.toReversed();
    const name = `自读学院${round}`;
    const records = [source(), entity('SCHOOL', `school:own${round}`, name)].map((each) => JSON.stringify(each));
    const input = { idempotencyKey: `own-${round}`, records };
    const written = await post(writes, { query: INGEST, variables: { input } }, DESK);
    expect(written.body.data.ingest.errors).toEqual([]);
    const query = `{ entity(by: { key: "school:own${round}" }) { name } search(query: "${name}") { totalCount }
      counts(by: [KIND]) { buckets { value count } } ranking(metric: DEGREE, first: 50) { nodes { name } } }`;
    const { entity: found, search, counts, ranking } = (await post(reads, { query })).body.data;
    expect([found.name, search.totalCount]).toEqual([name, 1]);
    expect(counts[0].buckets).toContainEqual({ value: 'SCHOOL', count: round + 1 });
    expect(ranking.nodes.map((node: { name: string }) => node.name)).toContain(name);
  }
});

it('the same write sent to both is done once', async () => {
  const copies = await Promise.all([1, 2].map(() => serveWith((database) => database, true, KEYS)));
  const records = [JSON.stringify(entity('SCHOOL', 'school:both', '同送学院'))];
  const input = { idempotencyKey: 'both', records: [JSON.stringify(source()), ...records] };
  const answers = await Promise.all(
    copies.flatMap(({ url }) => [1, 2, 3].map(() => post(url, { query: INGEST, variables: { input } }, DESK))),
  );
  const told = answers.map(({ body }) => body.data.ingest);
  expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(await graph.ask('{ search(query: "同送学院") { totalCount } }')).toEqual({ search: { totalCount: 1 } });
});

it('both together let through what one bucket holds', async () => {
  const [bucket, refill] = [400, 10];
  const env = { SILIAN_COPIES: '2', SILIAN_DRAIN_MS: '0', SILIAN_LIMITS: `bucket=${bucket},refill=${refill}` };
  await graph.ingest([
    source(),
    ...Array.from({ length: 20 }, (_, at) => entity('SCHOOL', `school:many${at}`, `众校${at}`)),
  ]);
  const began = performance.now();
  const copies = await Promise.all([1, 2].map(async () => startTestService(configOn(await temporaryHome(), env))));
  onTestFinished(async () => {
    await Promise.all(copies.map(({ stop }) => stop()));
  });
  let spent = 0;
  let dearest = 0;
  for (let round = 0; round < 20; round++) {
    for (const { url } of copies) {
      const { cost } = await post(`${url}/graphql`, { query: '{ schools(first: 20) { nodes { key } } }' });
      spent += cost?.charged ?? 0;
      dearest = Math.max(dearest, cost?.requested ?? 0);
    }
  }
  const cameBack = ((performance.now() - began) / 1_000) * refill;
  expect(spent).toBeLessThanOrEqual(bucket + cameBack);
  // what is left in each does not suffice for another one
  expect(spent).toBeGreaterThan(bucket - copies.length * dearest);
});

it('another one starts while a large ingest is under way, and shows what was there before', {
  timeout: 120_000,
}, async () => {
  const start = async () => {
    const copy = await startTestService(configOn(await temporaryHome()));
    onTestFinished(copy.stop);
    return copy.url;
  };
  const total = async (url: string) =>
    (await post(`${url}/graphql`, { query: '{ schools { totalCount } }' })).body.data.schools.totalCount;
  const first = await start();
  const run = await openRun(graph.database);
  const second = await start();
  expect(await total(second)).toBe(await total(first));
  await run.end();
});
