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
type Input = { idempotencyKey: string; dryRun?: boolean; seenAt?: string };
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

  it('loses no update: the later of two who mend what both had read is refused', async () => {
    const { url } = await serve();
    const school = (name: string) => entity('SCHOOL', 'school:改', name);
    await send(url, [source({ key: 'source:test' }), school('初名学院')], { idempotencyKey: 'lost-0' });
    const query = '{ entity(by: { key: "school:改" }) { name provenance { recordedAt } } }';
    const seenAt = (await post(url, { query })).body.data.entity.provenance.recordedAt;
    const both = [1, 2].map((who) => send(url, [school(`改名${who}学院`)], { idempotencyKey: `lost-${who}`, seenAt }));
    const answers = (await Promise.all(both)).map(({ body }) => body.data.ingest);
    expect(answers.map(({ updated }) => updated).sort()).toEqual([0, 1]);
    const refused = answers.find(({ updated }) => updated === 0);
    expect(refused.errors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('has been recorded otherwise') },
    ]);
    const { name } = (await post(url, { query })).body.data.entity;
    expect(name).toBe(answers[0].updated === 1 ? '改名1学院' : '改名2学院');
    // a fact as well, and what nobody has touched goes in
    const works = (title: string) => relation('HOLDS_ROLE', 'person:改@school:改', 'school:改', { title });
    const people = [entity('PERSON', 'person:改@school:改', '改某'), works('院长')];
    expect((await send(url, people, { idempotencyKey: 'lost-3', seenAt })).body.data.ingest).toMatchObject({
      errors: [],
      rejected: 0,
    });
    const again = await send(url, [{ ...works('院长'), validity: { from: '2020' } }], {
      idempotencyKey: 'lost-4',
      seenAt,
    });
    expect(again.body.data.ingest.errors).toMatchObject([{ code: 'CONFLICT' }]);
    const wrong = await send(url, people, { idempotencyKey: 'lost-5', seenAt: 'yesterday' });
    expect(wrong.body.errors[0].extensions.code).toMatch(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/);
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
