import { get as httpGet } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../src/main.ts';
import { recordsIn } from '../support/exported.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, SOURCE } from '../support/records.ts';
import { answerOf, configOn, get, type Line, serveWith, startTestService, temporaryHome } from './support.ts';

let service: Service & { lines: Line[] };
let graph: TestGraph;

beforeAll(async () => {
  graph = await openGraph();
  service = await startTestService(configOn(await temporaryHome(afterAll), { SILIAN_LICENCE: 'CC0-1.0' }));
});
afterAll(async () => {
  await service.stop();
  await graph.close();
});

const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${service.url}${path}`, init);

/** There is none while the data have just changed. */
async function tagOf(path: string): Promise<string> {
  for (;;) {
    const response = await ask(path, { method: 'HEAD' });
    const tag = response.headers.get('etag');
    if (tag !== null) return tag;
    await wait(100);
  }
}

describe('an export over HTTP', () => {
  it.each([
    ['jsonl', 'application/x-ndjson; charset=utf-8', 'silian.jsonl', '{"type":"source"'],
    ['csv', 'application/zip', 'silian.zip', 'PK'],
    ['jsonld', 'application/ld+json; charset=utf-8', 'silian.jsonld', '{"@context":{'],
    ['nquads', 'application/n-quads; charset=utf-8', 'silian.nq', '<urn:silian:dataset>'],
    ['turtle', 'text/turtle; charset=utf-8', 'silian.ttl', '@prefix dcat:'],
    ['graphml', 'application/graphml+xml; charset=utf-8', 'silian.graphml', '<?xml version="1.0"'],
    ['gexf', 'application/gexf+xml; charset=utf-8', 'silian.gexf', '<?xml version="1.0"'],
  ])('%s says what it is, and is it', async (format, type, file, beginning) => {
    const response = await ask(`/export/${format}`);
    const { headers } = response;
    expect([response.status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      200,
      type,
      `attachment; filename="${file}"`,
    ]);
    expect((await response.text()).startsWith(beginning)).toBe(true);
  });

  it('takes the filter and the day from the address', async () => {
    const response = await ask('/export/jsonl?kinds=SCHOOL,ALLIANCE&validAt=2025-09-21');
    const kinds = recordsIn(await response.text()).map(({ type, kind }) => kind ?? type);
    expect([...new Set(kinds)].sort()).toEqual(['ALLIANCE', 'SCHOOL', 'source']);
  });

  it('is answered as unchanged until something is written', async () => {
    const tag = await tagOf('/export/jsonl?kinds=SCHOOL');
    const again = (path: string) => ask(path, { headers: { 'if-none-match': tag } });
    expect((await again('/export/jsonl?kinds=SCHOOL')).status).toBe(304);
    expect((await (await again('/export/jsonl?kinds=PERSON')).text()).length).toBeGreaterThan(0);
    await graph.ingest([
      { type: 'source', key: SOURCE, title: '试验来源' },
      entity('SCHOOL', 'school:s9', '晋城职业学院'),
    ]);
    expect((await again('/export/jsonl?kinds=SCHOOL')).status).toBe(200);
  });

  it('comes packed to whom that suits', async () => {
    const packed = await new Promise<{ encoding: unknown; bytes: Buffer }>((resolve) => {
      httpGet(`${service.url}/export/jsonl`, { headers: { 'accept-encoding': 'gzip' } }, async (response) => {
        resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(await response.toArray()) });
      });
    });
    const plain = await ask('/export/jsonl', { headers: { 'accept-encoding': 'gzip;q=0' } });
    expect([packed.encoding, plain.headers.get('content-encoding')]).toEqual(['gzip', null]);
    expect(gunzipSync(packed.bytes).toString()).toBe(await plain.text());
  });

  it('has a manifest with its counts, its licence and its time', async () => {
    const { body } = await get(`${service.url}/export/turtle/manifest`, { kinds: 'PERSON' });
    expect(body).toMatchObject({
      format: 'turtle',
      asOf: { validAt: null, knownAt: expect.any(String) },
      filter: { kinds: ['PERSON'] },
      licence: 'CC0-1.0',
      counts: { entities: 8, relations: 0, entitiesByKind: { PERSON: 8 }, relationsByKind: {} },
      writtenMeanwhile: false,
    });
  });

  it('tells its headers by HEAD, without a body', async () => {
    const response = await ask('/export/nquads?kinds=PERSON', { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'application/n-quads; charset=utf-8',
      '',
    ]);
    expect(response.headers.get('link')).toBe(
      '</export/nquads/manifest?kinds=PERSON>; rel="describedby"; type="application/json"',
    );
  });

  it('gives the context of JSON-LD to any site', async () => {
    const response = await ask('/context.jsonld');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({ '@context': { schema: 'https://schema.org/', name: 'schema:name' } });
  });
});

describe('an export that cannot be given', () => {
  it.each([
    ['an unknown format', 'xlsx', 404, 'Formats: jsonl, csv, jsonld, nquads, turtle, graphml, gexf'],
    ['an unknown parameter', 'jsonl?first=10', 400, 'first: an export has no such parameter. Allowed: kinds,'],
    ['an unknown kind', 'jsonl?kinds=SCHOOL,HOUSE', 400, "kinds: 'SCHOOL,HOUSE' is none. Allowed: of SCHOOL,"],
    ['no day', 'csv?validAt=2025-02-30', 400, 'no calendar day'],
    ['a parameter twice', 'csv?kinds=SCHOOL&kinds=ROLE', 400, 'it is given twice'],
    ['broken JSON', 'csv?relatedTo=[', 400, 'relatedTo: '],
  ])('%s', async (_what, path, status, message) => {
    const answer = await answerOf(ask(`/export/${path}`));
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].message).toContain(message);
  });

  it('by another method', async () => {
    const answer = await answerOf(ask('/export/jsonl', { method: 'POST' }));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('because reading fails midway: the connection is cut, so that no part passes for the whole', async () => {
    let reads = 0;
    let arrived = (): void => {};
    const hasArrived = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const failing = await serveWith((database) => ({
      ...database,
      read: async (cypher, parameters) => {
        reads++;
        if (reads <= 12) return database.read(cypher, parameters);
        // not before the caller has its headers, or they would be cut off too
        await hasArrived;
        throw new Error('gone');
      },
    }));
    const response = await fetch(`${failing.http.url}/export/jsonl`);
    expect(response.status).toBe(200);
    arrived();
    await expect(response.text()).rejects.toThrow();
    expect(failing.lines.some(({ msg }) => msg === 'unexpected error')).toBe(true);
  });

  it('to a caller that has gone away: nothing more is read', async () => {
    let reads = 0;
    const counted = await serveWith((database) => ({
      ...database,
      read: async (cypher, parameters) => {
        reads++;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return database.read(cypher, parameters);
      },
    }));
    const leaving = new AbortController();
    const response = await fetch(`${counted.http.url}/export/jsonl`, { signal: leaving.signal });
    leaving.abort();
    await expect(response.text()).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const then = reads;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(reads).toBe(then);
    expect(then).toBeLessThan(30);
    expect(counted.lines.filter(({ msg }) => msg === 'unexpected error')).toEqual([]);
  });
});
