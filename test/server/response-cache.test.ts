import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ResponseCache } from '../../src/server/response-cache.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, source } from '../support/records.ts';
import { openRun } from './open-run.ts';
import { type Answer, configOn, post, startTestService, temporaryHome } from './support.ts';

/** Answers that are kept are given to those only who would get them anew. */

const [EDITOR, ADMIN] = ['an-editor-of-kept-answers', 'an-admin-of-kept-answers'];
const bearing = (secret: string) => ({ authorization: `Bearer ${secret}` });
const ENV = {
  SILIAN_RESPONSE_CACHE_MB: '1',
  SILIAN_API_KEYS: `desk:editor:${EDITOR},head:admin:${ADMIN}`,
  SILIAN_LIMITS: 'bucket=1000000000,refill=1000000000',
};
const ORCID = '0000-0002-1825-0097';
const QUESTION = '{ people(first: 20) { nodes { name identifiers { value } } } schools { totalCount } }';
const INGEST = 'mutation ($input: IngestInput!) { ingest(input: $input) { created errors { message } } }';

let graph: TestGraph;
let copies: Awaited<ReturnType<typeof startTestService>>[];
beforeAll(async () => {
  graph = await openGraph();
  copies = await Promise.all([1, 2].map(async () => startTestService(configOn(await temporaryHome(afterAll), ENV))));
});
afterAll(async () => {
  await Promise.all(copies.map(({ stop }) => stop()));
  await graph.close();
});
beforeEach(async () => {
  await graph.empty();
  await graph.ingest([
    source(),
    entity('SCHOOL', 'school:s1', '太行学院'),
    entity('PERSON', 'person:某人@school:s1', '某人', { identifiers: [{ scheme: 'ORCID', value: ORCID }] }),
  ]);
});

const ask = (url: string, query = QUESTION, headers = {}): Promise<Answer> =>
  post(`${url}/graphql`, { query }, headers);

/** How many answers were found, and how many were not. */
async function looked(url: string): Promise<{ hit: number; miss: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const count = (outcome: string) =>
    Number(new RegExp(`silian_response_cache_total\\{outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
  return { hit: count('hit'), miss: count('miss') };
}

/** The answer, once it is one that was kept. */
async function kept(url: string, query = QUESTION, headers = {}): Promise<Answer> {
  for (;;) {
    const { hit } = await looked(url);
    const answer = await ask(url, query, headers);
    if ((await looked(url)).hit > hit) return answer;
    await wait(100);
  }
}

const urls = (): [string, string] => [copies[0]?.url ?? '', copies[1]?.url ?? ''];

describe('an answer', () => {
  it('is kept for the same question, and costs what it did', async () => {
    const [url] = urls();
    const first = await ask(url);
    const again = await kept(url);
    expect(again.body).toEqual(first.body);
    expect(again.cost?.charged).toBe(first.cost?.charged);
  });

  it('is given to nobody of another right', async () => {
    const [url] = urls();
    await kept(url);
    const admin = await ask(url, QUESTION, bearing(ADMIN));
    expect(JSON.stringify(admin.body)).toContain(ORCID);
    await kept(url, QUESTION, bearing(ADMIN));
    for (const headers of [{}, bearing(EDITOR)])
      expect(JSON.stringify((await ask(url, QUESTION, headers)).body)).not.toContain(ORCID);
  });

  it('is given to nobody after a write, whichever copy it went through', async () => {
    const [here, there] = urls();
    for (const [round, writer] of [here, there].entries()) {
      for (const url of [here, there]) await kept(url);
      const records = [JSON.stringify(entity('SCHOOL', `school:w${round}`, `新校${round}`))];
      const variables = { input: { idempotencyKey: `kept-${round}`, records } };
      const written = await post(`${writer}/graphql`, { query: INGEST, variables }, bearing(EDITOR));
      expect(written.body.data.ingest).toEqual({ created: 1, errors: [] });
      for (const url of [here, there]) expect((await ask(url)).body.data.schools.totalCount).toBe(round + 2);
    }
  });

  it('shows a large ingest only when it is whole, and then to everybody', { timeout: 120_000 }, async () => {
    const run = await openRun(graph.database);
    for (const url of urls()) expect((await kept(url)).body.data.schools.totalCount).toBe(1);
    await run.end();
    for (const url of urls()) expect((await kept(url)).body.data.schools.totalCount).toBe(1 + run.schools);
  });

  it('with errors is not kept, nor is what changes something looked for', async () => {
    const [url] = urls();
    await kept(url);
    const before = await looked(url);
    for (let time = 0; time < 3; time++) {
      const { body } = await ask(url, '{ schools(first: 5, after: "?") { totalCount } }');
      expect(body.errors).toHaveLength(1);
    }
    expect(await looked(url)).toEqual({ hit: before.hit, miss: before.miss + 3 });
    const input = { idempotencyKey: 'dry', dryRun: true, records: [JSON.stringify(source())] };
    await post(`${url}/graphql`, { query: INGEST, variables: { input } }, bearing(EDITOR));
    expect(await looked(url)).toEqual({ hit: before.hit, miss: before.miss + 3 });
  });
});

describe('what is kept', () => {
  const data = { text: '字'.repeat(1_000) };

  it('takes no more bytes than it may; the longest unasked for goes first', () => {
    const cache = new ResponseCache(8_000);
    for (const tag of ['a', 'b']) cache.set(tag, data);
    expect(cache.get('a')).toEqual(data);
    cache.set('c', data);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([data, undefined, data]);
    expect(cache.bytes).toBeLessThanOrEqual(8_000);
    cache.set('d', { text: '字'.repeat(3_000) });
    expect([cache.get('d'), cache.get('c')]).toEqual([undefined, data]);
    cache.set('c', {});
    cache.set('a', {});
    expect(cache.bytes).toBeLessThan(1_100);
  });

  it('cannot be changed by whoever was given it', () => {
    const cache = new ResponseCache(8_000);
    cache.set('a', data);
    Object.assign(cache.get('a') ?? {}, { text: 'other' });
    expect(cache.get('a')).toEqual(data);
  });
});
