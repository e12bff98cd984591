import { readdir } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../../src/database/database.ts';
import { type LocalNeo4j, startLocalNeo4j } from '../../../src/database/local-neo4j/index.ts';
import { migrate } from '../../../src/database/migrations.ts';
import { sumOf } from '../../../src/features/check/hash.ts';
import { demonstration, jsonLines } from '../../../src/features/demonstration/demonstration.ts';
import { ingest } from '../../../src/features/ingestion/ingest.ts';
import { given } from '../../../src/features/ingestion/lines.ts';
import { type Line, linesOf } from '../../../src/features/ingestion/parse.ts';
import { seedLines } from '../../../src/features/ingestion/seed.ts';
import { loadInBulk } from '../../../src/server/bulk.ts';
import { exported } from '../../support/exported.ts';
import { NOW } from '../../support/graph.ts';
import { wholeOf } from '../../support/whole.ts';
import { randomRecords } from './bulk-records.ts';
import { start, temporaryFolder } from './support.ts';

/** Several servers one after the other, and an import between them. */
const PATIENCE_MS = 400_000;

async function inside<T>(server: LocalNeo4j, work: (database: Database) => Promise<T>): Promise<T> {
  // just started, and others are at work: no test of deadlines
  const database = openDatabase({ ...server, readTimeoutMs: 60_000 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** All that a graph holds, what `silian check` says it comes to, and how it is given back. */
async function heldIn(database: Database) {
  const [whole, sum] = [await wholeOf(database), await sumOf(database)];
  return { whole, sum, text: (await exported(database, 'jsonl', { includeSynthetic: 'true' }, NOW)).text };
}

async function ingested(lines: readonly Line[]) {
  // all in one transaction, however much memory it takes
  const home = await temporaryFolder();
  const server = await startLocalNeo4j({ home, purpose: 'test', loading: true, onProgress: () => {} });
  onTestFinished(() => server.stop());
  return inside(server, async (database) => {
    await migrate(database, { onProgress: () => {} });
    await ingest(database, lines, NOW);
    return heldIn(database);
  });
}

async function bulkLoaded(lines: readonly Line[]) {
  const home = await temporaryFolder();
  await loadInBulk(given(lines), { home, by: 'silian', purpose: 'test', now: NOW, onProgress: () => {} });
  expect(await readdir(home)).toEqual(['neo4j']);
  return inside(await start(home), heldIn);
}

it.each([
  [
    'the seed and the demonstration set',
    async () => [...(await seedLines()), ...linesOf(demonstration.map(jsonLines).join(''), 'demo')],
  ],
  ['random records', async () => randomRecords(1, 1_500)],
])(
  'comes to the same graph as an ingest, to the last property: %s',
  async (_, lines) => {
    const [expected, found] = [await ingested(await lines()), await bulkLoaded(await lines())];
    expect(found.whole).toEqual(expected.whole);
    expect(found.sum).toEqual(expected.sum);
    expect(found.text).toBe(expected.text);
    expect(found.text.length).toBeGreaterThan(10_000);
  },
  PATIENCE_MS,
);

it(
  'tells every fault that an ingest tells, in the same words, and leaves nothing',
  async () => {
    const source = { type: 'source', key: 'source:甲报-2025', title: '甲报' };
    const evidence = [{ source: source.key }];
    const entity = (kind: string, key: string, rest = {}) => ({
      type: 'entity',
      kind,
      key,
      name: key.slice(7),
      evidence,
      ...rest,
    });
    const within = (from: string, to: string) => ({ type: 'relation', kind: 'PART_OF', from, to, evidence });
    const coded = (value: string) => ({ identifiers: [{ scheme: 'WIKIDATA', value }] });
    const faulty = [
      // by themselves
      [source, { type: 'entity', kind: 'SCHOOL', key: 'school:1', name: '', evidence: [] }, 'no record'],
      // with the others: no such end, no such source, another kind, somebody's identifier, two names, a circle
      [
        source,
        entity('REGION', 'region:140000'),
        entity('MAJOR', 'major:2021:460101'),
        within('region:140000', 'major:2021:460101'),
        within('region:140000', 'region:150000'),
        entity('FACILITY', 'facility:甲@CN', coded('Q1')),
        entity('FACILITY', 'facility:乙@CN', { ...coded('Q1'), evidence: [{ source: 'source:无-2025' }] }),
        entity('REGION', 'region:140000', { name: '另一名' }),
      ],
      [
        source,
        ...['region:1', 'region:2', 'region:3'].map((key) => entity('REGION', key)),
        within('region:1', 'region:2'),
        within('region:2', 'region:3'),
        within('region:3', 'region:1'),
      ],
    ];
    const home = await temporaryFolder();
    const options = { home, by: 'silian', purpose: 'test', now: NOW, onProgress: () => {} } as const;
    const server = await start(await temporaryFolder());
    await inside(server, async (database) => {
      await migrate(database, { onProgress: () => {} });
      for (const records of faulty) {
        const lines = linesOf(
          records.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n'),
          'list',
        );
        const expected = await messageOf(ingest(database, lines, NOW));
        expect(expected).toContain('fault(s) in the records');
        expect(await messageOf(loadInBulk(given(lines), options))).toBe(expected);
        expect(await readdir(home)).toEqual([]);
      }
    });
  },
  PATIENCE_MS,
);

it(
  'refuses a folder that is served, and one that has a graph',
  async () => {
    const home = await temporaryFolder();
    const server = await start(home);
    const load = () => loadInBulk(given([]), { home, by: 'silian', purpose: 'test', now: NOW, onProgress: () => {} });
    expect(await messageOf(load())).toContain('Stop the service first');
    await inside(server, async (database) => {
      await migrate(database, { onProgress: () => {} });
      await ingest(database, linesOf('{"type":"source","key":"source:甲报-2025","title":"甲报"}', 'list'), NOW);
    });
    await server.stop();
    expect(await messageOf(load())).toContain('There is a graph in');
  },
  PATIENCE_MS,
);

const messageOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  );
