import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Database, openDatabase } from '../database/database.ts';
import { refuseRunning } from '../database/local-neo4j/backup.ts';
import { exists, type Home, homeBelow } from '../database/local-neo4j/home.ts';
import { LocalNeo4jError, type LocalNeo4jOptions, startLocalNeo4j } from '../database/local-neo4j/index.ts';
import { withLock } from '../database/local-neo4j/lock.ts';
import { importOffline } from '../database/local-neo4j/offline-import.ts';
import { migrate } from '../database/migrations.ts';
import { type Schema, schemaOf } from '../database/schema.ts';
import { type BulkOptions, type BulkProgress, type BulkRows, bulkRows } from '../features/ingestion/bulk/bulk.ts';
import { finish } from '../features/ingestion/bulk/finish.ts';
import { MEMBERS } from '../features/ingestion/bulk/sheet.ts';
import type { Line } from '../features/ingestion/parse.ts';

export interface LoadOptions extends Pick<BulkOptions, 'now' | 'onWarnings' | 'signal'> {
  /** The data folder; Neo4j's is below it. */
  readonly home: string;
  /** On whose behalf. */
  readonly by: string;
  readonly purpose: LocalNeo4jOptions['purpose'];
  readonly onProgress: (progress: BulkProgress | { readonly stage: 'importing' | 'indexing' }) => void;
}

const NOTHING = () => {};

/**
 * Makes the graph of a data folder that has none from records, with Neo4j stopped: built beside, put in place when it is
 * whole. Fails with LocalNeo4jError where the folder is in use or has knowledge already, and with INVALID_RECORD; the
 * folder is then as it was.
 */
export async function loadInBulk(lines: AsyncIterable<readonly Line[]>, options: LoadOptions): Promise<BulkRows> {
  const folder = resolve(options.home);
  const home = homeBelow(folder);
  if (folder.includes(','))
    throw new LocalNeo4jError(
      `${folder} has a comma in its name, which Neo4j's importer does not take: name another --home.`,
    );
  await refuseGraph(home, options);
  await mkdir(folder, { recursive: true });
  const loads = join(folder, 'bulk');
  // two at once would take each other's folders for left behind
  return withLock(`${loads}.lock`, async () => {
    await rm(loads, GONE);
    await mkdir(loads);
    // a name of its own: what a load that was killed had started may still write for a moment
    const beside = await mkdtemp(join(loads, 'load-'));
    try {
      const rows = await built(lines, beside, options);
      // it may have been served meanwhile
      await refuseGraph(home, options);
      await putInPlace(homeBelow(beside), home, join(beside, 'before'));
      return rows;
    } finally {
      await rm(loads, GONE);
    }
  });
}

const GONE = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const;

async function built(lines: AsyncIterable<readonly Line[]>, beside: string, options: LoadOptions): Promise<BulkRows> {
  const { onProgress, signal } = options;
  const folder = join(beside, 'rows');
  const [schema, rows] = await schemaAndRows(lines, beside, { ...options, folder });
  onProgress({ stage: 'importing' });
  await importOffline(homeBelow(beside), { rows: rows.rows, members: MEMBERS, folder, signal });
  await rm(folder, { recursive: true, force: true });
  signal?.throwIfAborted();
  onProgress({ stage: 'indexing' });
  await withServer(beside, options, (database) => finish(database.onBehalfOf(options.by), schema, rows));
  return rows;
}

/** Both at once: a server that starts waits more than it works. Neither goes on when this has failed. */
async function schemaAndRows(
  lines: AsyncIterable<readonly Line[]>,
  beside: string,
  { now, folder, onProgress, onWarnings, signal }: LoadOptions & Pick<BulkOptions, 'folder'>,
): Promise<[Schema, BulkRows]> {
  const failing = new AbortController();
  const stopped = signal ? AbortSignal.any([signal, failing.signal]) : failing.signal;
  const schema = schemaBy(beside).catch((error) => {
    failing.abort(error);
    throw error;
  });
  const rows = bulkRows(lines, { now, folder, onProgress, signal: stopped, ...(onWarnings ? { onWarnings } : {}) });
  await Promise.allSettled([schema, rows]);
  return Promise.all([schema, rows]);
}

/** What the migrations come to, in a home that is imported into later. */
const schemaBy = (beside: string): Promise<Schema> =>
  // this one lives for seconds only
  withServer(beside, { purpose: 'test' }, async (database) => {
    await migrate(database, { onProgress: NOTHING });
    return schemaOf(database);
  });

async function withServer<T>(
  home: string,
  { purpose }: Pick<LoadOptions, 'purpose'>,
  work: (database: Database) => Promise<T>,
) {
  const server = await startLocalNeo4j({ home, purpose, loading: true, buildArchive: false, onProgress: NOTHING });
  const database = openDatabase(server);
  try {
    await database.ping();
    return await work(database);
  } finally {
    await database.close();
    await server.stop();
  }
}

/** What is there without any knowledge: the schema, and the node that counts revisions. */
const KNOWLEDGE = 'CYPHER 5 MATCH (n) WHERE NOT n:Migration AND NOT n:Lock AND NOT n:Graph RETURN count(n) AS count';

async function refuseGraph(home: Home, options: LoadOptions): Promise<void> {
  await refuseRunning(home, 'a graph that is served cannot be made anew');
  const { folder } = home;
  if (!(await exists(join(folder, 'data')))) return;
  const [row] = await withServer(options.home, options, (database) => database.runAlone(KNOWLEDGE));
  if (row?.count === 0) return;
  throw new LocalNeo4jError(
    `There is a graph in ${folder} already. A bulk load makes a graph from nothing: name an empty folder with --home, or add to this one with \`silian ingest\`. 该目录已有图谱；批量载入只能用于空目录，请以 --home 另选目录，或用 \`silian ingest\` 追加`,
  );
}

/** The new one takes the place of what was empty. */
async function putInPlace(made: Home, home: Home, before: string): Promise<void> {
  if (await exists(home.folder)) await rename(home.folder, before);
  await rename(made.folder, home.folder);
}
