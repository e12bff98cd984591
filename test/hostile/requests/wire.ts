import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { connect } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { send } from '../client.ts';
import { body, type Hostile, MEGABYTE, times } from './hostile.ts';

const QUERY = '{"query":"{ __typename }"}';
const LENGTH = Buffer.byteLength(QUERY);

/** Bytes as they go over the wire; the first answer to them, if there is any. */
const bytes = (name: string, ...pieces: (string | Uint8Array)[]): Hostile => ({
  name,
  send: async (url) => {
    const began = performance.now();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part));
    socket.on('error', () => {});
    await once(socket, 'connect');
    for (const piece of pieces) socket.write(piece);
    socket.end();
    await once(socket, 'close', { signal: AbortSignal.timeout(60_000) });
    const text = Buffer.concat(parts).toString();
    const [, status] = /^HTTP\/1\.\d (\d{3})/.exec(text) ?? [];
    return status === undefined
      ? undefined
      : { status: Number(status), headers: {}, text, ms: performance.now() - began };
  },
});

const get = (name: string, path: string, headers: Record<string, string> = {}): Hostile => ({
  name: `${name}: ${path.slice(0, 60)}`,
  send: (url) => send(`${url}${path}`, { method: 'GET', headers }),
});

const post = (type: string): Hostile => body(`a body of ${type || 'no type'}`, QUERY, { 'content-type': type });
const HOST = 'Host: x\r\n';

/** What is no proper HTTP, or no proper request of GraphQL. */
export const WIRE: readonly Hostile[] = [
  ...[
    'text/plain',
    'application/graphql',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=a',
    'application/json; charset=utf-16',
    'application/json; charset=gbk',
    'application/json; charset=utf-8; charset=gbk',
    `application/json${' '.repeat(7_000)};`,
    `application/json;${' charset=utf-8;'.repeat(400)}`,
    'application/jsonx',
    ',',
  ].map(post),
  body('no body', ''),
  body('broken UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0xc0, 0x80, 0x7d])),
  body('a byte order mark', `\uFEFF${QUERY}`),
  body('UTF-16', Buffer.from(QUERY, 'utf16le')),
  body('overlong UTF-8', Buffer.from([0x22, 0xe0, 0x80, 0xaf, 0x22])),
  body('no object', 'null'),
  body('a batch', `[${times(30_000, () => QUERY, ',')}]`),
  body('brackets within brackets', '['.repeat(MEGABYTE)),
  body('closed brackets within brackets', `${'['.repeat(490_000)}${']'.repeat(490_000)}`),
  body('objects within objects', `${'{"a":'.repeat(160_000)}1${'}'.repeat(160_000)}`),
  body(
    'extensions within extensions',
    `{"query":"{ __typename }","extensions":${'{"a":'.repeat(160_000)}1${'}'.repeat(160_000)}}`,
  ),
  body(
    'variables within variables',
    `{"query":"{ __typename }","variables":${'{"a":'.repeat(160_000)}1${'}'.repeat(160_000)}}`,
  ),
  body('fields that nobody knows', `{"query":"{ __typename }",${times(90_000, (at) => `"a${at}":1`, ',')}}`),
  body('one field again and again', `{${times(90_000, () => '"query":"a"', ',')}}`),
  body('a query that is a number', '{"query":1}'),
  body('a query that is a million characters', `{"query":"${'a'.repeat(MEGABYTE - 50)}"}`),
  body(
    'a name of an operation of a million characters',
    `{"query":"{ __typename }","operationName":"${'a'.repeat(MEGABYTE - 80)}"}`,
  ),
  body('a name of an operation that is NUL', '{"query":"{ __typename }","operationName":"\\u0000\\ud800"}'),
  body('numbers without number', `{"query":"{ __typename }","variables":{"a":[${times(400_000, () => '1', ',')}]}}`),
  body('a number of a million digits', `{"query":"{ __typename }","variables":{"a":${'9'.repeat(MEGABYTE - 80)}}}`),
  body(
    'numbers beyond all',
    '{"query":"query ($n: Int) { schools(first: $n) { totalCount } }","variables":{"n":1e999}}',
  ),
  body('a body beyond the limit', ' '.repeat(1_100_000)),
  body('much beyond the limit', ' '.repeat(40_000_000)),
  body('a packed body', deflateSync(QUERY), { 'content-encoding': 'deflate' }),
  body('a bomb', gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }),
  body('a body packed twice', gzipSync(gzipSync(QUERY)), { 'content-encoding': 'gzip, gzip' }),
  body('an odd encoding', QUERY, { 'content-encoding': 'br;q=1' }),
  body('a header of many characters', QUERY, { 'x-a': 'a'.repeat(15_000) }),
  body('a header larger than all may be', QUERY, { 'x-a': 'a'.repeat(40_000) }),
  body('many headers', QUERY, Object.fromEntries(Array.from({ length: 1_900 }, (_, at) => [`a${at}`, '1']))),
  body('a key of many characters', QUERY, { authorization: `Bearer ${'a'.repeat(15_000)}` }),
  body('a key of spaces', QUERY, { authorization: `Bearer ${' '.repeat(15_000)}` }),
  body('no kind of key', QUERY, { authorization: 'Basic YTpi' }),
  body('an accept of many', QUERY, { accept: 'a/b;q=0.1,'.repeat(1_400) }),
  body('a request id that is none', QUERY, { 'x-request-id': '../../etc/passwd' }),
  body('an expectation', QUERY, { expect: '200-ok' }),
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'HEAD'].map(
    (method): Hostile => ({
      name: `the method ${method}`,
      send: (url) => send(`${url}/graphql`, { method, body: method === 'HEAD' ? '' : QUERY }),
    }),
  ),
  get('a query by GET', `/graphql?query=${'%7B'.repeat(3_000)}`),
  get('broken escapes', '/graphql?query=%E0%A4%A&variables=%'),
  get('variables by GET', `/graphql?query=%7B__typename%7D&variables=${'%5B'.repeat(3_000)}`),
  get('a mutation by GET', '/graphql?query=mutation%7B__typename%7D'),
  get('one parameter again and again', `/graphql?${'query=a&'.repeat(1_500)}`),
  get('a parameter like a prototype', '/graphql?__proto__=a&constructor=b&query=%7B__typename%7D'),
  get('an address longer than all may be', `/${'a'.repeat(20_000)}`),
  ...[
    '/../../etc/passwd',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%00',
    '/%',
    '/%ff',
    '//',
    '//evil.example/graphql',
    '/graphql/',
    '/graphql%00',
    '/entity/%E0%A4%A',
    '/export/',
    '/export/jsonl/../../x',
    '/export/%00',
    '/export/nothing',
    '/export/jsonl?asOf=%00',
    '/export/csv?kinds=__proto__',
    `/export/jsonl?regions=${'a,'.repeat(3_000)}`,
    '/export/turtle?validAt=9999-99-99&knownAt=x',
    '/metrics/../graphql',
    '/health/ready/x',
  ].map((path) => get('a path', path)),
  bytes('no HTTP', '\0\0\0\0\r\n\r\n'),
  bytes('HTTP of old', 'GET /graphql\r\n\r\n'),
  bytes('HTTP to come', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  bytes('no host', 'GET /health/live HTTP/1.1\r\n\r\n'),
  bytes('another host', 'GET http://evil.example/graphql HTTP/1.1\r\nHost: evil.example\r\n\r\n'),
  bytes('a star', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`),
  bytes('a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${HOST}\r\n`),
  bytes('another protocol', `GET /graphql HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`),
  bytes(
    'two lengths',
    `POST /graphql HTTP/1.1\r\n${HOST}Content-Length: 5\r\nContent-Length: 6\r\nContent-Type: application/json\r\n\r\n${QUERY}`,
  ),
  bytes(
    'a length and chunks',
    `POST /graphql HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
  ),
  bytes(
    'chunks that are none',
    `POST /graphql HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzzz\r\n`,
  ),
  bytes(
    'chunks of a byte',
    `POST /graphql HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n`,
    '1\r\n[\r\n'.repeat(100_000),
    '0\r\n\r\n',
  ),
  bytes(
    'a body shorter than it says',
    `POST /graphql HTTP/1.1\r\n${HOST}Content-Length: 500\r\nContent-Type: application/json\r\n\r\n${QUERY}`,
  ),
  bytes(
    'a length that is none',
    `POST /graphql HTTP/1.1\r\n${HOST}Content-Length: 99999999999999999999\r\nContent-Type: application/json\r\n\r\n${QUERY}`,
  ),
  bytes('headers broken in two', `GET /health/live HTTP/1.1\r\n${HOST}a: b\n c\r\n\r\n`),
  bytes('a header with NUL', `GET /health/live HTTP/1.1\r\n${HOST}a: b\0c\r\n\r\n`),
  bytes(
    'requests one behind the other',
    `POST /graphql HTTP/1.1\r\n${HOST}Content-Length: ${LENGTH}\r\nContent-Type: application/json\r\n\r\n${QUERY}`.repeat(
      300,
    ),
  ),
];
