import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../project-root.ts';

/** This code, wherever it was compiled to, and what it reads. */
const PROGRAM = [
  ...new Set([
    join(dirname(fileURLToPath(import.meta.url)), '..'),
    ...['src', 'cypher', 'schema'].map((name) => join(projectRoot, name)),
  ]),
];

/** A word for the program: another one where any file of it is another, the same one in every copy of it. */
export async function editionOf(folders: readonly string[] = PROGRAM): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    for (const file of files.sort()) hash.update(file.slice(folder.length)).update(await readFile(file));
  }
  return hash.digest('base64url');
}
