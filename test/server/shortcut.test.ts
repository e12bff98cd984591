import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Shortcut } from '../../src/server/shortcut.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { WORLD } from '../support/world.ts';
import { serveWith } from './support.ts';

/** What has been answered once is answered without Yoga, and nobody can tell. */

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());

const sends = vi.spyOn(Shortcut.prototype, 'send');
afterEach(() => sends.mockClear());

const QUESTION = `query Named($key: String!, $more: Boolean = false) { entity(by: { key: $key }) { name kind id @include(if: $more) } }
query Other { schools { totalCount } }`;
const VARYING = ['date', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset'];

interface Asked {
  readonly query?: string;
  readonly variables?: unknown;
  readonly operationName?: string | null;
  readonly accept?: string | undefined;
  readonly method?: string;
}

/** All that a caller sees, but for what differs from request to request. */
async function seen(url: string, { accept, method = 'POST', query = QUESTION, ...asked }: Asked) {
  const headers = { 'content-type': 'application/json', ...(accept === undefined ? {} : { accept }) };
  const address = method === 'GET' ? `${url}?query=${encodeURIComponent(query)}&operationName=Other` : url;
  const body = method === 'GET' ? null : JSON.stringify({ query, operationName: 'Named', ...asked });
  const response = await fetch(address, { method, headers, body });
  const told = Object.fromEntries([...response.headers].filter(([name]) => !VARYING.includes(name)));
  return { status: response.status, headers: told, text: (await response.text()).replace(/"left":\d+/, '') };
}

const S1 = { variables: { key: 'school:s1' } };
const CASES: readonly [title: string, asked: Asked, straight: boolean][] = [
  ['a query', S1, true],
  ['with a directive', { variables: { key: 'school:s1', more: true } }, true],
  ['another operation of the document', { operationName: 'Other' }, true],
  ['nothing found', { variables: { key: 'school:nowhere' } }, true],
  ['any type', { ...S1, accept: '*/*' }, true],
  ['the type of GraphQL', { ...S1, accept: 'application/graphql-response+json' }, true],
  ['the types of a usual client', { ...S1, accept: 'application/graphql-response+json, application/json;q=0.9' }, true],
  ['a stream', { ...S1, accept: 'text/event-stream' }, false],
  ['a variable missing', {}, false],
  ['a variable of another type', { variables: { key: { of: 1 } } }, false],
  ['the same in the type of GraphQL', { accept: 'application/graphql-response+json' }, false],
  ['an error within', { query: 'query Named { entity(by: { name: "张伟" }) { key } schools { totalCount } }' }, false],
  ['no such operation', { operationName: 'None' }, false],
  ['which operation is not said', { operationName: null }, false],
  ['by GET', { method: 'GET' }, false],
  ['not valid', { query: 'query Named { nothing }' }, false],
  ['no query', { query: 'mutation Named { mergeEntities(from: "a", into: "b") { id } }' }, false],
];

describe('what was asked before', () => {
  it.each(CASES)('is answered as it was: %s', async (_title, asked, straight) => {
    const { url, lines } = await serveWith((database) => database);
    const first = await seen(url, asked);
    expect(sends).not.toHaveBeenCalled();
    const again = await seen(url, asked);
    expect(again).toEqual(first);
    expect(sends).toHaveBeenCalledTimes(straight ? 1 : 0);
    await expect.poll(() => lines.filter(({ msg }) => msg === 'request').length).toBe(2);
    const [one, two] = lines
      .filter(({ msg }) => msg === 'request')
      .map(({ operation, status }) => ({ operation, status }));
    expect(two).toEqual(one);
  });

  it('is not answered in the type that another caller takes', async () => {
    const { url } = await serveWith((database) => database);
    await seen(url, S1);
    const { headers } = await seen(url, { ...S1, accept: 'application/graphql-response+json' });
    expect(headers['content-type']).toMatch(/graphql-response/);
    expect((await seen(url, S1)).headers['content-type']).toMatch(/^application\/json/);
  });

  it('is run once and charged once, where it ends in errors', async () => {
    let reads = 0;
    const { url } = await serveWith((database) => ({
      ...database,
      read: (...read) => {
        if (read[0].includes('folded_root')) reads++;
        return database.read(...read);
      },
    }));
    const query = 'query Named($name: String!) { entity(by: { name: $name }) { key } }';
    const left = async (name: string): Promise<number> => {
      const body = JSON.stringify({ query, variables: { name } });
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await response.text();
      return Number(response.headers.get('ratelimit-remaining'));
    };
    await left('太行职业学院');
    const before = await left('太行职业学院');
    expect(sends).toHaveBeenCalledTimes(1);
    reads = 0;
    expect(before - (await left('张伟'))).toBeLessThanOrEqual(1);
    expect(reads).toBe(1);
  });
});
