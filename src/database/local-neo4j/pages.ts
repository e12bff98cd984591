import { readdir, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './error.ts';

const MIB = 1_048_576;
const LEAST = 128;
/** Of the machine's memory, or of what this process may have of it. */
const SHARE = 1 / 4;

/**
 * How much memory Neo4j may take for pages of a graph, in MiB: as much as its files on disk, so that nothing is read from
 * them twice, within bounds. It is taken as pages are read.
 */
export async function pagesFor(files: string): Promise<number> {
  const memory = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  const wanted = Math.min((await sizeOf(files)) / MIB, (memory * SHARE) / MIB);
  return Math.max(LEAST, Math.ceil(wanted));
}

/** Of all files in a folder, in bytes; 0 where there is none yet. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(goneAs([]));
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => stat(join(parentPath, name)).then(({ size }) => size, goneAs(0)));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** What stands for a file or folder that is not there. */
const goneAs =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (codeOf(error) === 'ENOENT') return instead;
    throw error;
  };
