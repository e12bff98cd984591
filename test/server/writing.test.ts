import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';
import { type Answer, post, serveWith } from './support.ts';

const KEYS = [
  { name: 'board', role: 'reader', secret: 'a-secret-of-the-board' },
  { name: 'desk', role: 'editor', secret: 'a-secret-of-the-desk' },
] as const;
const [BOARD, DESK] = KEYS.map(({ secret }) => ({ authorization: `Bearer ${secret}` }));

const INGEST = `mutation ($input: IngestInput!) { ingest(input: $input) {
  created updated unchanged held rejected
  results { index outcome key errors { code message path } }
  errors { code message path }
} }`;

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

const serve = () => serveWith((database) => database, true, KEYS);
type Input = { idempotencyKey: string; dryRun?: boolean };
const send = (
  url: string,
  records: readonly object[],
  input: Input,
  headers: Record<string, string> = { ...DESK },
): Promise<Answer> =>
  post(
    url,
    { query: INGEST, variables: { input: { ...input, records: records.map((each) => JSON.stringify(each)) } } },
    headers,
  );

const SCHOOL = entity('SCHOOL', 'school:写', '写作学院');
const RECORDS = [source({ key: 'source:test' }), SCHOOL];

describe('who may write', () => {
  it.each([
    ['nobody in particular', undefined],
    ['a reader', BOARD],
  ])('is not %s', async (_who, headers) => {
    const { url } = await serve();
    const { body } = await send(url, RECORDS, { idempotencyKey: 'denied' }, headers ?? {});
    expect(body.data).toEqual({ ingest: null });
    expect(body.errors).toMatchObject([
      {
        message: expect.stringContaining('editor'),
        path: ['ingest'],
        extensions: { code: 'FORBIDDEN', needs: 'EDITOR' },
      },
    ]);
  });

  it('is nobody whose key is none, who may not even read', async () => {
    const { url } = await serve();
    const { status, headers, body } = await post(url, { query: '{ __typename }' }, { authorization: 'Bearer wrong' });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('ingest', () => {
  it('tells in a dry run what would become of the records, and writes nothing', async () => {
    const { url } = await serve();
    const { body } = await send(url, RECORDS, { idempotencyKey: 'tried', dryRun: true });
    expect(body.data.ingest).toMatchObject({ created: 2, results: [{ outcome: 'CREATED' }, { outcome: 'CREATED' }] });
    expect(await graph.ask('{ entity(by: { key: "school:写" }) { name } }')).toEqual({ entity: null });
  });

  it('writes once under one key, and gives the first answer again', async () => {
    const { url } = await serve();
    const first = await send(url, RECORDS, { idempotencyKey: 'one' });
    expect(first.body).toEqual({
      data: {
        ingest: {
          ...{ created: 2, updated: 0, unchanged: 0, held: 0, rejected: 0, errors: [] },
          results: [
            { index: 0, outcome: 'CREATED', key: 'source:test', errors: [] },
            { index: 1, outcome: 'CREATED', key: 'school:写', errors: [] },
          ],
        },
      },
    });
    expect((await send(url, RECORDS, { idempotencyKey: 'one' })).body).toEqual(first.body);
    const { body } = await send(url, RECORDS, { idempotencyKey: 'another' });
    expect(body.data.ingest).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('applies one key once, however often it is sent at the same time', async () => {
    const { url } = await serve();
    const fresh = entity('SCHOOL', 'school:并', '并发学院');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send(url, [fresh], { idempotencyKey: 'parallel' })),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]?.body.data.ingest).toMatchObject({ created: 1 });
  });

  it('refuses a key that was used for other records', async () => {
    const { url } = await serve();
    const { body } = await send(url, [SCHOOL], { idempotencyKey: 'one' });
    expect(body.errors).toBeUndefined();
    expect(body.data.ingest).toMatchObject({
      rejected: 1,
      errors: [{ code: 'CONFLICT', message: expect.stringContaining("'one'"), path: ['input'] }],
    });
  });

  it('says of each record what is wrong, and writes none', async () => {
    const { url } = await serve();
    const good = entity('SCHOOL', 'school:好', '好学院');
    const records = [good, relation('MEMBER_OF', 'school:好', 'school:写', { role: 'BOSS' }), { type: 'entity' }];
    const { body } = await send(url, records, { idempotencyKey: 'faulty' });
    const [first, second, third] = body.data.ingest.results;
    expect(body.data.ingest).toMatchObject({ created: 0, rejected: 3 });
    expect(first).toMatchObject({ outcome: 'REJECTED', key: 'school:好', errors: [{ code: 'NOT_WRITTEN' }] });
    expect(second.errors).toEqual([
      {
        code: 'INVALID_RECORD',
        message: expect.stringContaining("'BOSS' is no role of a member"),
        path: ['input', 'records', '1', 'qualifiers'],
      },
    ]);
    expect(third.errors.map(({ path }: { path: string[] }) => path.at(-1)).sort()).toEqual([
      'evidence',
      'key',
      'kind',
      'name',
    ]);
    expect(await graph.ask('{ entity(by: { key: "school:好" }) { name } }')).toEqual({ entity: null });
  });
});
