import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { SettledRevision } from '../../src/database/settled-revision.ts';
import { SilianError } from '../../src/errors.ts';
import { attachText } from '../../src/features/provenance/attach.ts';
import { createKey } from '../../src/server/callers/kept-keys.ts';
import { editionOf } from '../../src/server/edition.ts';
import { Tags } from '../../src/server/tags.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, SOURCE, source } from '../support/records.ts';
import { openRun } from './open-run.ts';
import { PEPPER, post, serveWith } from './support.ts';

/** What callers have already is not sent to them again, and nothing else is kept from them. */

const KEYS = [
  { name: 'desk', role: 'editor', secret: 'a-secret-of-the-desk' },
  { name: 'board', role: 'reader', secret: 'a-secret-of-the-board' },
  { name: 'head', role: 'admin', secret: 'a-secret-of-the-head' },
] as const;
const bearing = (secret: string) => ({ authorization: `Bearer ${secret}` });
const [DESK, BOARD, HEAD] = KEYS.map(({ secret }) => bearing(secret));
const PERSON = 'person:某人@school:s1';
const ORCID = '0000-0002-1825-0097';
const TEXT = '会议由甲主办。';
const WORLD = [
  source({ sha256: createHash('sha256').update(TEXT).digest('hex') }),
  entity('SCHOOL', 'school:s1', '太行学院', { evidence: [{ source: SOURCE, start: 0, end: 5 }] }),
  entity('PERSON', PERSON, '某人', { identifiers: [{ scheme: 'ORCID', value: ORCID }] }),
];
const QUESTION = `query Q($first: Int = 5) {
  people(first: $first) { nodes { name identifiers { value } } }
  schools { totalCount nodes { name } }
}`;
const SCHOOLS = '{ schools { totalCount } }';
const INGEST = 'mutation ($input: IngestInput!) { ingest(input: $input) { created errors { message } } }';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await graph.empty();
  await graph.ingest(WORLD);
});

type Headers = Record<string, string>;
interface Seen {
  readonly status: number;
  readonly tag: string | null;
  readonly kept: string | null;
  readonly vary: string | null;
  readonly text: string;
}

async function see(url: string, headers: Headers = {}): Promise<Seen> {
  const response = await fetch(url, { headers });
  const [tag, kept, vary] = ['etag', 'cache-control', 'vary'].map((name) => response.headers.get(name));
  return {
    status: response.status,
    tag: tag ?? null,
    kept: kept ?? null,
    vary: vary ?? null,
    text: await response.text(),
  };
}

/** The answer, once it has a tag: for a moment after a write nobody can tell. */
async function tagged(url: string, headers: Headers = {}): Promise<Seen & { readonly tag: string }> {
  for (;;) {
    const seen = await see(url, headers);
    if (seen.tag !== null) return { ...seen, tag: seen.tag };
    expect([seen.status, seen.kept]).toEqual([200, 'no-store']);
    expect(seen.text).not.toContain('"errors"');
    await wait(100);
  }
}

const again = (url: string, tag: string, headers: Headers = {}): Promise<Seen> =>
  see(url, { ...headers, 'if-none-match': tag });

const serve = (change: (database: Database) => Database = (database) => database, limits = {}) =>
  serveWith(change, true, KEYS, limits);

const asking = (url: string, query = QUESTION, more: Record<string, string> = {}): string =>
  `${url}?${new URLSearchParams({ query, ...more })}`;

const totalIn = ({ text }: Seen): number => JSON.parse(text).data.schools.totalCount;

async function write(url: string, name: string): Promise<void> {
  const records = [JSON.stringify(entity('SCHOOL', `school:${name}`, name))];
  const { body } = await post(url, { query: INGEST, variables: { input: { idempotencyKey: name, records } } }, DESK);
  expect(body.data.ingest.errors).toEqual([]);
}

describe('a query by GET', () => {
  it('is told by a tag, and answered with 304 and no body to who sends it back', async () => {
    const statements: string[] = [];
    const { url } = await serve((database) => ({
      ...database,
      read: (cypher, parameters, signal) => {
        statements.push(cypher);
        return database.read(cypher, parameters, signal);
      },
    }));
    const first = await tagged(asking(url));
    expect(first).toMatchObject({ status: 200, kept: 'private, no-cache', vary: 'accept, authorization' });
    statements.length = 0;
    const { tag } = first;
    for (const known of [tag, `"other", ${tag}`, tag.replace('W/', '')]) {
      const seen = await again(asking(url), known);
      expect(seen).toEqual({ ...first, status: 304, text: '' });
    }
    expect(statements.filter((cypher) => !cypher.includes('AS revision'))).toEqual([]);
  });

  it('has another tag for another question, variable, operation or form', async () => {
    const { url } = await serve();
    const { tag } = await tagged(asking(url, `${QUESTION} query R { schools { totalCount } }`, { operationName: 'Q' }));
    const others = [
      asking(url),
      asking(url, `${QUESTION} query R { schools { totalCount } }`, { operationName: 'R' }),
      asking(url, QUESTION, { variables: '{"first":1}' }),
    ];
    for (const other of others) expect((await again(other, tag)).status).toBe(200);
    const plain = await tagged(asking(url));
    expect((await again(asking(url), plain.tag, { accept: 'application/graphql-response+json' })).status).toBe(200);
  });

  it('is never answered by what another right may see', async () => {
    const { url } = await serve();
    const census = bearing(
      await createKey(graph.database, { name: 'census', role: 'reader', scopes: ['person-identifiers'] }, PEPPER, NOW),
    );
    const callers = { anybody: {}, board: BOARD, desk: DESK, head: HEAD, census };
    const seen = new Map<string, Seen & { tag: string }>();
    for (const [name, headers] of Object.entries(callers)) seen.set(name, await tagged(asking(url), headers));
    for (const [owner, { tag }] of seen) {
      for (const [name, headers] of Object.entries(callers)) {
        const { status, text } = await again(asking(url), tag, headers);
        const isAlike = owner === name || [owner, name].sort().join() === 'anybody,board';
        expect([owner, name, status]).toEqual([owner, name, isAlike ? 304 : 200]);
        if (!isAlike) expect(text.includes(ORCID)).toBe(name === 'head' || name === 'census');
      }
    }
    expect((await again(asking(url), seen.get('head')?.tag ?? '', bearing('a-secret-of-nobody'))).status).toBe(401);
  });

  it('is answered anew as soon as something is written, through this copy or another', async () => {
    const [here, there] = [await serve(), await serve()];
    for (const [round, writer] of [here, there, here].entries()) {
      const [mine, theirs] = [await tagged(asking(here.url)), await tagged(asking(there.url))];
      expect(theirs.tag).toBe(mine.tag);
      expect((await again(asking(there.url), mine.tag)).status).toBe(304);
      await write(writer.url, `写入学院${round}`);
      for (const { url } of [here, there]) {
        const seen = await again(asking(url), mine.tag);
        expect([seen.status, totalIn(seen)]).toEqual([200, round + 2]);
      }
    }
  });

  it('is answered anew when a text was attached, which changes no fact', async () => {
    const { url } = await serve();
    const query = `{ entity(by: { key: "school:s1" }) { provenance { evidence { nodes { quote } } } } }`;
    const { tag } = await tagged(asking(url, query));
    expect(await attachText(graph.database, SOURCE, Buffer.from(TEXT), NOW)).toBe('ATTACHED');
    const seen = await again(asking(url, query), tag);
    expect([seen.status, seen.text]).toEqual([200, expect.stringContaining('会议由甲主')]);
  });

  it('with errors is not kept, nor is what changes something let in', async () => {
    const { url } = await serve();
    await tagged(asking(url));
    const wrong = asking(url, '{ schools(first: 5, after: "?") { totalCount } }');
    expect(await see(wrong)).toMatchObject({ status: 200, tag: null, kept: 'no-store' });
    const refused = await see(
      asking(url, 'mutation { keepApart(input: { question: "x" }) { errors { code } } }'),
      DESK,
    );
    expect(refused).toMatchObject({ status: 405, tag: null, kept: 'no-store' });
  });

  it('that memory has cut is not kept: at a better moment more is found', async () => {
    const { url } = await serve((database) => ({
      ...database,
      read: async (cypher, parameters, signal) => {
        if (cypher.includes(') AS paths')) throw new SilianError('TOO_LARGE', 'too much');
        return database.read(cypher, parameters, signal);
      },
    }));
    await tagged(asking(url));
    const chains = asking(url, `{ chains(from: "school:s1", to: "${PERSON}") { truncated reason } }`);
    const seen = await see(chains);
    expect([seen.status, seen.tag, seen.kept]).toEqual([200, null, 'no-store']);
    expect(JSON.parse(seen.text).data).toEqual({ chains: { truncated: true, reason: 'memory' } });
  });

  it('costs something also where nothing is sent', async () => {
    const { url } = await serve(undefined, { bucket: 2_000, refill: 1 });
    const dear = asking(url, '{ schools(first: 100) { nodes { offers(first: 15) { nodes { key } } } } }');
    await tagged(asking(url, SCHOOLS));
    const { tag } = await tagged(dear);
    const statuses = new Set<number>();
    for (let asked = 0; asked < 40; asked++) statuses.add((await again(dear, tag)).status);
    expect([...statuses]).toEqual([304, 429]);
  });

  it('shows a large ingest only when it is whole, and then to everybody', { timeout: 120_000 }, async () => {
    const [here, there] = [await serve(), await serve()];
    const run = await openRun(graph.database);

    const during = await tagged(asking(here.url, SCHOOLS));
    expect(totalIn(during)).toBe(1);
    expect((await again(asking(there.url, SCHOOLS), (await tagged(asking(there.url, SCHOOLS))).tag)).status).toBe(304);
    await run.end();

    for (const { url } of [here, there]) {
      expect((await again(asking(url, SCHOOLS), during.tag)).status).toBe(200);
      const after = await tagged(asking(url, SCHOOLS));
      expect(totalIn(after)).toBe(1 + run.schools);
    }
  });
});

describe('an export', () => {
  const exported = (url: string): string => `${new URL(url).origin}/export/jsonl?kinds=PERSON,SCHOOL`;

  it('is never answered by what another right may see, nor after a write through any copy', async () => {
    const [here, there] = [await serve(), await serve()];
    const [board, head] = [await tagged(exported(here.url), BOARD), await tagged(exported(here.url), HEAD)];
    expect(board).toMatchObject({ kept: 'private, no-cache', vary: 'accept-encoding, authorization' });
    expect([board.text.includes(ORCID), head.text.includes(ORCID)]).toEqual([false, true]);
    await tagged(exported(there.url));
    for (const { url } of [here, there]) {
      expect(await again(exported(url), board.tag, BOARD)).toEqual({ ...board, status: 304, text: '' });
      expect((await again(exported(url), head.tag, HEAD)).status).toBe(304);
      const other = await again(exported(url), head.tag, BOARD);
      expect([other.status, other.text.includes(ORCID)]).toEqual([200, false]);
    }
    await write(there.url, '导出学院');
    for (const { url } of [here, there]) {
      const seen = await again(exported(url), board.tag, BOARD);
      expect([seen.status, seen.text.includes('导出学院')]).toEqual([200, true]);
    }
  });
});

describe('a tag', () => {
  it('is another one on another day in Shanghai, under another program, and the same in every copy', async () => {
    const asked = { caller: { name: null, role: 'reader' }, asked: ['x'] } as const;
    const own = new Tags(graph.database, 'one');
    const copies = [own, new Tags(graph.database, 'one'), new Tags(graph.database, 'two')];
    const at = (tags: Tags, now: string) => tags.of({ ...asked, now: new Date(now) });
    for (const tags of copies) await at(tags, '2026-01-15T04:00:00Z');
    await wait(2_100);
    const [first = '', second, other] = await Promise.all(copies.map((tags) => at(tags, '2026-01-15T15:59:59Z')));
    expect(first).toMatch(/^W\/"[\w-]{27}"$/);
    expect([second, await at(own, '2026-01-15T04:00:00Z')]).toEqual([first, first]);
    expect(new Set([first, other, await at(own, '2026-01-15T16:00:00Z')]).size).toBe(3);
  });

  it('waits until a revision has been there for two seconds', async () => {
    let time = 0;
    const settled = new SettledRevision(graph.database, () => time);
    const readAt = (at: number) => {
      time = at;
      return settled.read();
    };
    expect([await readAt(0), await readAt(1_999)]).toEqual([undefined, undefined]);
    const before = await readAt(2_000);
    await graph.ingest([entity('SCHOOL', 'school:s2', '汾河学院')]);
    expect([await readAt(9_000), await readAt(10_999)]).toEqual([undefined, undefined]);
    const after = await readAt(11_000);
    expect(before).not.toBe(after);
  });
});

it('an edition follows from every file of the program, wherever that lies', async () => {
  const folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'silian-edition-'))));
  onTestFinished(async () => {
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  });
  for (const folder of folders) await writeFile(join(folder, 'a.cypher'), 'RETURN 1');
  const [one, two] = await Promise.all(folders.map((folder) => editionOf([folder])));
  expect(one).toBe(two);
  await writeFile(join(folders[1] ?? '', 'a.cypher'), 'RETURN 2');
  expect(await editionOf([folders[1] ?? ''])).not.toBe(one);
  expect(await editionOf()).toBe(await editionOf());
});
