import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { create, extract } from 'tar';
import { z } from 'zod';
import { LocalNeo4jError, reasonOf } from './error.ts';
import { announced, exists, type Home } from './home.ts';
import { NEO4J_VERSION } from './install.ts';
import { isAlive, withLock } from './lock.ts';

/** What a backup says of itself; `neo4j` is the version that Silian brought along then. */
const Manifest = z.strictObject({ format: z.literal(1), madeAt: z.iso.datetime(), neo4j: z.string() });
type Manifest = z.infer<typeof Manifest>;

const MANIFEST = 'backup.json';
/** All that it takes to open the data again; settings are written anew at each start. */
const CONTENT = [MANIFEST, 'password', 'data'];

/**
 * Writes the data of a managed Neo4j that is not running into one packed file, whole or not at all. Throws LocalNeo4jError
 * while it runs, where there is nothing, and where the file is there already.
 */
export async function backUp(home: Home, file: string): Promise<{ readonly bytes: number }> {
  if (await exists(file)) throw new LocalNeo4jError(`${file} is there already. Choose another name, or move it away.`);
  if (!(await exists(join(home.folder, 'data')))) {
    throw new LocalNeo4jError(`There is nothing to back up in ${home.folder}. Name the data folder with --home.`);
  }
  return withLock(home.lock, async () => {
    await refuseRunning(home);
    const manifest: Manifest = { format: 1, madeAt: new Date().toISOString(), neo4j: NEO4J_VERSION };
    const part = `${file}.part`;
    try {
      await writeFile(join(home.folder, MANIFEST), JSON.stringify(manifest));
      await create({ file: part, cwd: home.folder, gzip: true, portable: true, strict: true }, CONTENT);
      await rename(part, file);
      return { bytes: (await stat(file)).size };
    } catch (error) {
      throw new LocalNeo4jError(`The backup could not be written (${reasonOf(error)}). Nothing of it is left.`, {
        cause: error,
      });
    } finally {
      await rm(part, { force: true });
      await rm(join(home.folder, MANIFEST), { force: true });
    }
  });
}

export interface Restored extends Manifest {
  /** Where the data that were there before are now. */
  readonly before?: string;
}

/**
 * Puts the data of a backup in place of what is in a data folder: unpacked beside it, then exchanged at once. Throws
 * LocalNeo4jError for a file that is no whole backup, while Neo4j runs there, and where there are data already unless
 * they may be moved aside; the folder is then as it was.
 */
export async function restore(home: Home, file: string, mayMove: boolean): Promise<Restored> {
  const isFull = await exists(join(home.folder, 'data'));
  if (isFull && !mayMove) {
    throw new LocalNeo4jError(
      `There are data in ${home.folder} already. Name another folder with --home, or move them aside with --force.`,
    );
  }
  await refuseRunning(home);
  const beside = `${home.folder}.restoring`;
  await rm(beside, { recursive: true, force: true });
  try {
    const manifest = await unpacked(file, beside);
    const before = `${home.folder}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    if (await exists(home.folder)) await rename(home.folder, before);
    await rename(beside, home.folder);
    return { ...manifest, ...(isFull ? { before } : {}) };
  } finally {
    // what failed midway may still be writing
    await rm(beside, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function unpacked(file: string, folder: string): Promise<Manifest> {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { mode: 0o700 });
  const isContent = (path: string): boolean => CONTENT.includes(path.replace(/^\.\//, '').split('/', 1)[0] ?? '');
  try {
    await extract({ file, cwd: folder, strict: true, filter: isContent });
    const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
    for (const needed of CONTENT) await stat(join(folder, needed));
    await rm(join(folder, MANIFEST));
    return manifest;
  } catch (error) {
    throw new LocalNeo4jError(
      `${file} is not a whole backup of Silian (${reasonOf(error)}). Take another one; nothing was changed.`,
      { cause: error },
    );
  }
}

export async function refuseRunning(home: Home, why = 'data that are being written cannot be copied'): Promise<void> {
  const server = await announced(home);
  if (!server || !isAlive(server.pid)) return;
  throw new LocalNeo4jError(`Neo4j runs on ${home.folder} (process ${server.pid}). Stop the service first: ${why}.`);
}
