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
import { NOW } from '../../support/graph.ts';
import { wholeOf } from '../../support/whole.ts';
import { start, temporaryFolder } from './support.ts';

async function within<T>(server: LocalNeo4j, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(server);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** All that a graph holds, and what `silian check` says it comes to. */
const heldIn = (database: Database) =>
  Promise.all([wholeOf(database), sumOf(database)]).then(([whole, sum]) => ({ whole, sum }));

async function ingested(lines: readonly Line[]) {
  // all in one transaction, however much memory it takes
  const home = await temporaryFolder();
  const server = await startLocalNeo4j({ home, purpose: 'test', loading: true, onProgress: () => {} });
  onTestFinished(() => server.stop());
  return within(server, async (database) => {
    await migrate(database, { onProgress: () => {} });
    await ingest(database, lines, NOW);
    return heldIn(database);
  });
}

async function bulkLoaded(lines: readonly Line[]) {
  const home = await temporaryFolder();
  await loadInBulk(given(lines), { home, by: 'silian', purpose: 'test', now: NOW, onProgress: () => {} });
  expect(await readdir(home)).toEqual(['neo4j']);
  return within(await start(home), heldIn);
}

it.each([
  ['the seed', seedLines],
  ['the demonstration set', async () => linesOf(demonstration.map(jsonLines).join(''), 'demo')],
])('comes to the same graph as an ingest, to the last property: %s', async (_, lines) => {
  const [expected, found] = [await ingested(await lines()), await bulkLoaded(await lines())];
  expect(found.whole).toEqual(expected.whole);
  expect(found.sum).toEqual(expected.sum);
});
