import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { post, serveWith } from './support.ts';

const SCHOOLS = 'query ($n: Int) { schools(first: $n) { nodes { key } } }';
const same = (database: Database): Database => database;
const NO_KEYS = [] as const;

describe('a request', () => {
  it('is told what it cost, in the answer and in headers, and gets back what it did not need', async () => {
    const { url } = await serveWith(same);
    const { cost, headers, body } = await post(url, { query: SCHOOLS, variables: { n: 100 } });
    const given = 2 + body.data.schools.nodes.length;
    expect(cost).toMatchObject({ requested: 101, charged: Math.max(given, 3), bucket: 50_000, limit: 12_000 });
    expect(Number(headers.get('ratelimit-limit'))).toBe(50_000);
    expect(Number(headers.get('ratelimit-remaining'))).toBe(cost?.left);
    expect(cost?.left).toBeGreaterThan(50_000 - 101);
  });

  it('that costs more than one may is refused before it runs, with what to do', async () => {
    const statements: string[] = [];
    const { url } = await serveWith((database) => ({
      ...database,
      read: (cypher, parameters) => {
        statements.push(cypher);
        return database.read(cypher, parameters);
      },
    }));
    const query =
      'query ($n: Int) { alliances(first: $n) { nodes { members(first: $n) { nodes { key member { key } } } } } }';
    const { status, body } = await post(url, { query, variables: { n: 100 } });
    expect([status, body.errors]).toMatchObject([
      400,
      [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', found: 20_201, allowed: 12_000 } }],
    ]);
    expect(body.errors[0].message).toContain('smaller pages');
    expect(statements).toEqual([]);
  });

  it('that its caller cannot pay for may come again in so many seconds; other callers go on', async () => {
    const { url } = await serveWith(same, true, [{ name: 'desk', role: 'reader', secret: 's'.repeat(20) }], {
      bucket: 100,
      refill: 1,
    });
    const ask = (headers = {}) => post(url, { query: '{ schools(first: 90) { totalCount nodes { key } } }' }, headers);
    const answers = [];
    for (let asked = 0; asked < 12; asked++) answers.push(await ask());
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask({ authorization: `Bearer ${'s'.repeat(20)}` })).status).toBe(200);
  });

  it('waits while there is no room, and is turned away in time when there is none', async () => {
    let reading = 0;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { url } = await serveWith(
      (database) => ({
        ...database,
        read: async (...asked) => {
          reading++;
          await held;
          return database.read(...asked);
        },
      }),
      true,
      NO_KEYS,
      { running: 1, waiting: 1, waitTime: 300 },
    );
    const ask = () => post(url, { query: '{ schools(first: 1) { nodes { key } } }' });
    const first = ask();
    await expect.poll(() => reading).toBe(1);
    const others = await Promise.all([ask(), ask()]);
    expect(others.map(({ status }) => status)).toEqual([503, 503]);
    expect(others[0]?.headers.get('retry-after')).toBe('1');
    expect(others[0]?.body.errors[0].extensions.code).toBe('BUSY');
    release();
    expect((await first).status).toBe(200);
    expect((await ask()).status).toBe(200);
  });

  it.each([
    ['text', `{ schools { totalCount } } # ${'x'.repeat(20_000)}`],
    ['nesting', '['.repeat(5_000)],
    ['nesting', `{ a${'(b: ['.repeat(200)}`],
    ['tokens', `{ ${'a '.repeat(2_001)} }`],
    ['aliases', `{ ${Array.from({ length: 40 }, (_, at) => `a${at}: __typename`).join(' ')} }`],
    ['directives', `{ ${'__typename @include(if: true) '.repeat(30)} }`],
    [
      'depth',
      `{ entity(by: { key: "a" }) ${'{ provenance { evidence { nodes '.repeat(5)}{ id }${'} } } '.repeat(5)} }`,
    ],
  ])('beyond the limit of %s is refused with 400', async (limit, query) => {
    const { url } = await serveWith(same);
    for (let time = 0; time < 2; time++) {
      const { status, body } = await post(url, { query });
      expect([status, body.errors[0].extensions]).toMatchObject([400, { code: 'LIMIT_EXCEEDED', limit }]);
    }
  });

  it('is told of five of its errors', async () => {
    const { url } = await serveWith(same);
    const { body } = await post(url, {
      query: `{ ${Array.from({ length: 21 }, (_, at) => `x${at}`).join(' ')} }`,
    });
    expect(body.errors).toHaveLength(5);
  });
});
