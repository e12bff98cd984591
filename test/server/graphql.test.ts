import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../src/main.ts';
import { openGraph } from '../support/graph.ts';
import {
  type Answer,
  answerOf,
  configOn,
  get,
  type Line,
  post,
  slowPost,
  startTestService,
  temporaryHome,
} from './support.ts';

const SCHOOL = '{ entity(by: { key: "school:4114012888" }) { name } }';
const ANSWER = { data: { entity: { name: '山西机电职业技术学院' } } };

let service: Service & { lines: Line[] };
let url: string;

beforeAll(async () => {
  const graph = await openGraph();
  await graph.close();
  service = await startTestService(configOn(await temporaryHome(afterAll)));
  url = `${service.url}/graphql`;
});
afterAll(() => service.stop());

const codeOf = ({ status, body }: Answer): [number, unknown] => [status, body.errors[0].extensions.code];

describe('GraphQL over HTTP', () => {
  it('answers a POST of JSON', async () => {
    const { status, body, headers } = await post(url, { query: SCHOOL, variables: null, operationName: null });
    expect([status, body]).toEqual([200, ANSWER]);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('answers a GET, with variables in the address', async () => {
    const query = 'query School($key: String) { entity(by: { key: $key }) { name } }';
    const { status, body } = await get(url, {
      query,
      variables: '{"key":"school:4114012888"}',
      operationName: 'School',
    });
    expect([status, body]).toEqual([200, ANSWER]);
  });

  it('answers in the newer media type where that is asked for, and says 400 there for a bad document', async () => {
    const accept = 'application/graphql-response+json';
    const { status, headers } = await post(url, { query: '{ nope }' }, { accept });
    expect([status, headers.get('content-type')]).toEqual([400, `${accept}; charset=utf-8`]);
  });

  it('marks every answer as safe and closed to other sites', async () => {
    const { headers } = await post(url, { query: SCHOOL }, { origin: 'http://elsewhere.example' });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('logs one line a request: its name, never its text or variables', async () => {
    const query = 'query Canary($key: String) { entity(by: { key: $key }) { name } }';
    const { headers } = await post(
      url,
      { query, variables: { key: 'secret-canary' } },
      { 'x-request-id': 'from-the-caller' },
    );
    expect(headers.get('x-request-id')).toBe('from-the-caller');
    const own = service.lines.filter(({ requestId }) => requestId === 'from-the-caller');
    expect(own).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/graphql',
        operation: 'Canary',
        status: 200,
        ms: expect.any(Number),
      }),
    ]);
    expect(JSON.stringify(service.lines)).not.toContain('secret-canary');
  });
});

describe('what is no request to be answered', () => {
  it.each([
    [
      'other content',
      () => post(url, 'query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
    ],
    ['another character set', () => post(url, '{}', { 'content-type': 'application/json; charset=gbk' }), 415],
    ['a compressed body', () => post(url, '{}', { 'content-encoding': 'gzip' }), 415],
    ['broken JSON', () => post(url, '{"query":'), 400],
    ['no query', () => post(url, { variables: {} }), 400],
    ['an unknown parameter', () => post(url, { query: SCHOOL, debug: true }), 400],
    ['a batch', () => post(url, [{ query: SCHOOL }]), 400],
    ['broken variables in an address', () => get(url, { query: SCHOOL, variables: '{' }), 400],
    ['another method', () => answerOf(fetch(url, { method: 'DELETE' })), 405],
    ['no type that is served', () => post(url, { query: SCHOOL }, { accept: 'a/b;q=0.1,'.repeat(50) }), 406],
    [
      'more types than anybody takes',
      () => post(url, { query: SCHOOL }, { accept: 'application/json,'.repeat(800) }),
      406,
    ],
    ['another path', () => get(`${service.url}/nowhere`), 404],
    ['a body of more than 1 MB', () => post(url, { query: `#${'x'.repeat(1_000_000)}\n${SCHOOL}` }), 413],
  ])('%s', async (_what, ask, status) => {
    const answer = await ask();
    const codes = {
      400: 'BAD_REQUEST',
      404: 'NOT_FOUND',
      405: 'METHOD_NOT_ALLOWED',
      406: 'NOT_ACCEPTABLE',
      413: 'PAYLOAD_TOO_LARGE',
      415: 'UNSUPPORTED_MEDIA_TYPE',
    };
    expect(codeOf(answer)).toEqual([status, Reflect.get(codes, status)]);
    expect(answer.body.errors[0].message).toMatch(/\.$/);
  });

  it('a body without a length, once it passes 1 MB', async () => {
    const slow = slowPost(url);
    for (let sent = 0; sent < 12; sent++) slow.send(' '.repeat(100_000));
    expect(await slow.end('')).toMatchObject({ status: 413 });
  });

  it('a mutation by GET, which links and images send', async () => {
    expect(codeOf(await get(url, { query: 'mutation { __typename }' }))).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });
});

describe('the code of an error', () => {
  const first = async (query: string, variables = {}) =>
    (await post(url, { query, variables })).body.errors[0].extensions;

  it('tells a document that cannot be read from one that does not fit the schema', async () => {
    expect(await first('{ entity(')).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
    expect(await first('{ nope }')).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(await first('query A { __typename } query B { __typename }')).toEqual({
      code: 'OPERATION_RESOLUTION_FAILURE',
    });
  });

  it('names the argument and what is allowed, for a value in the document', async () => {
    expect(await first('{ events(orderBy: { field: COLOUR }) { totalCount } }')).toEqual({
      code: 'BAD_USER_INPUT',
      argument: 'orderBy',
      allowed: expect.stringMatching(/^[A-Z_]+(, [A-Z_]+)*$/),
    });
    expect(await first('{ events(first: "ten") { totalCount } }')).toEqual({
      code: 'BAD_USER_INPUT',
      argument: 'first',
      allowed: 'Int',
    });
    expect(await first('{ entities(filter: { colour: 1 }) { totalCount } }')).toMatchObject({
      argument: 'filter',
      allowed: expect.stringContaining('EntityFilter with kinds,'),
    });
  });

  it('names the place in a variable and what is allowed there', async () => {
    const query =
      'query Q($filter: EntityFilter, $asOf: AsOf) { entities(filter: $filter, asOf: $asOf) { totalCount } }';
    expect(await first(query, { filter: { kinds: ['SCHOOL', 'TOWER'] } })).toEqual({
      code: 'BAD_USER_INPUT',
      argument: '$filter.kinds.1',
      allowed: expect.stringContaining('SCHOOL, ENTERPRISE'),
    });
    expect(await first(query, { asOf: { validAt: '2025-02-30' } })).toEqual({
      code: 'BAD_USER_INPUT',
      argument: '$asOf.validAt',
      allowed: 'YYYY-MM-DD, e.g. 2025-09-21',
    });
    expect(await first('query Q($by: EntityBy!) { entity(by: $by) { key } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: '$by',
    });
  });

  it('is told at once, however many faults a variable has', async () => {
    const query = 'query Q($filter: EntityFilter) { entities(filter: $filter) { totalCount } }';
    const began = performance.now();
    const kinds = Array.from({ length: 300_000 }, () => 1);
    expect(await first(query, { filter: { kinds } })).toMatchObject({ argument: '$filter.kinds.0' });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('of a value out of range comes from the field that was asked', async () => {
    expect(await first('{ entities(first: 1000) { totalCount } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      allowed: '1 to 100',
    });
  });
});
