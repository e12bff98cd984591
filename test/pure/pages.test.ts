import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pagesFor } from '../../src/database/local-neo4j/pages.ts';

const MIB = 1_048_576;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'silian-pages-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A graph whose files take so many MiB, some of them further down; nothing of that is really on disk. */
async function graphOf(name: string, ...sizes: readonly number[]): Promise<string> {
  const graph = join(folder, name);
  for (const [depth, size] of sizes.entries()) {
    const below = join(graph, ...Array.from({ length: depth }, () => 'schema'));
    await mkdir(below, { recursive: true });
    await writeFile(join(below, 'store'), '');
    await truncate(join(below, 'store'), size * MIB);
  }
  return graph;
}

it('gives pages room for all files of a graph', async () => {
  expect(await pagesFor(await graphOf('middling', 100, 50, 25))).toBe(175);
});

it('gives a small graph, and one that is not there yet, 128 MiB', async () => {
  expect(await pagesFor(await graphOf('small', 3))).toBe(128);
  expect(await pagesFor(join(folder, 'none'))).toBe(128);
});

it('gives a large one at most a quarter of the memory there is', async () => {
  const pages = await pagesFor(await graphOf('large', Math.ceil(totalmem() / MIB)));
  expect(pages).toBeLessThanOrEqual(Math.ceil(totalmem() / 4 / MIB));
  expect(pages).toBeGreaterThanOrEqual(128);
});
