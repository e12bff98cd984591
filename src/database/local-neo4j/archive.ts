import { createHash, randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { homeAt, openHome } from './home.ts';
import type { Installation } from './install.ts';
import { isAlive } from './lock.ts';
import { boltUri } from './probe.ts';
import { type Server, startServer } from './server.ts';
import type { Java } from './toolchain.ts';

/** The classes behind these are in the archive besides those of the start itself. */
const WARM_UP = [
  'CREATE CONSTRAINT warm IF NOT EXISTS FOR (n:Warm) REQUIRE n.key IS UNIQUE',
  "CREATE FULLTEXT INDEX words IF NOT EXISTS FOR (n:Warm) ON EACH [n.key] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
  'UNWIND range(1, 10) AS i MERGE (a:Warm {key: toString(i)}) MERGE (a)-[:NEXT {at: date()}]->(:Warm {key: toString(-i)})',
  'MATCH (a:Warm)-[r:NEXT]->(b) WHERE a.key > $key RETURN a, r, collect {MATCH (b)<-[s]-() RETURN s.at} AS at ORDER BY a.key LIMIT 5',
];

/** Where the archive of this Java and this class path is, made or not: any other combination has another. */
export function archiveFile({ folder, classPath }: Installation, { identity }: Java): string {
  const key = createHash('sha256').update(`${identity}\n${classPath}`).digest('hex').slice(0, 16);
  return join(folder, `cds-${key}.jsa`);
}

export async function findArchive(installation: Installation, java: Java): Promise<string | undefined> {
  const file = archiveFile(installation, java);
  return stat(file).then(
    () => file,
    () => undefined,
  );
}

/**
 * Makes the start-up archive (AppCDS: halves the next start) with a throwaway home, at the lowest priority. Never fails: without an archive
 * a start is only slower. The signal abandons it at once, and so does the end of this process.
 */
export async function makeArchive(installation: Installation, java: Java, signal: AbortSignal): Promise<void> {
  try {
    if ((await findArchive(installation, java)) || (await isBeingMade(installation))) return;
    await dumpArchive(installation, java, signal);
  } catch {
    // the next service tries again
  }
}

// drafts carry the pid of their maker; those of the dead are removed on the way
async function isBeingMade({ folder }: Installation): Promise<boolean> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith('making-'));
  const abandoned = drafts.filter((name) => !isAlive(Number(name.split('-')[1])));
  await Promise.all(abandoned.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  return drafts.length > abandoned.length;
}

async function dumpArchive(installation: Installation, java: Java, signal: AbortSignal): Promise<void> {
  const draft = homeAt(join(installation.folder, `making-${process.pid}-${randomUUID()}`));
  const archiveInto = join(draft.folder, 'archive.jsa');
  const options = { heapMegabytes: 512, quickStart: false, archiveInto };
  try {
    await openHome(draft);
    const server = await startServer({
      home: draft,
      installation,
      java: java.executable,
      options,
      throwaway: true,
      signal,
    });
    if (await endsInOrder(server)) await rename(archiveInto, archiveFile(installation, java));
  } finally {
    await rm(draft.folder, { recursive: true, force: true });
  }
}

/** Java writes the archive as its last act, for some 10 s, so it is left to end by itself. */
async function endsInOrder(server: Server): Promise<boolean> {
  try {
    await warmUp(server);
    server.process.terminate();
    const code = await server.process.exited;
    return code === 0 || code === 128 + constants.signals.SIGTERM;
  } finally {
    await server.process.stop();
  }
}

async function warmUp({ port, password }: Server): Promise<void> {
  const driver = neo4j.driver(boltUri(port), neo4j.auth.basic('neo4j', password));
  try {
    for (const statement of WARM_UP) await driver.executeQuery(statement, { key: '' });
  } finally {
    await driver.close();
  }
}
