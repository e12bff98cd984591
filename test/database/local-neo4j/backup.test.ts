import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/database/database.ts';
import { backUp, restore } from '../../../src/database/local-neo4j/backup.ts';
import { homeBelow } from '../../../src/database/local-neo4j/home.ts';
import type { LocalNeo4j } from '../../../src/database/local-neo4j/index.ts';
import { migrate } from '../../../src/database/migrations.ts';
import { sumOf } from '../../../src/features/check/hash.ts';
import { loadSeed } from '../../../src/features/ingestion/seed.ts';
import { NOW } from '../../support/graph.ts';
import { wholeOf } from '../../support/whole.ts';
import { start, temporaryFolder } from './support.ts';

/** All of it, and the hash that `silian check` tells. */
async function wholeIn(server: LocalNeo4j): Promise<string[]> {
  const database = openDatabase(server);
  try {
    return [(await sumOf(database)).hash, ...(await wholeOf(database))];
  } finally {
    await database.close();
  }
}

async function filled(folder: string): Promise<LocalNeo4j> {
  const server = await start(folder);
  const database = openDatabase(server);
  await migrate(database, { onProgress: () => {} });
  await loadSeed(database, NOW);
  await database.close();
  return server;
}

const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Error) => `${error.name}: ${error.message}`,
  );

it('gives the same graph back in another folder, and never half of one', async () => {
  const [folder, other, files] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  const [home, empty] = [homeBelow(folder), homeBelow(other)];
  const file = join(files, 'graph.tgz');
  expect(await refused(backUp(empty, file))).toContain('nothing to back up');

  const server = await filled(folder);
  const expected = await wholeIn(server);
  expect(expected.length).toBeGreaterThan(500);
  expect(await refused(backUp(home, file))).toContain('Stop the service first');
  expect(await readdir(files)).toEqual([]);
  await server.stop();

  expect((await backUp(home, file)).bytes).toBe((await stat(file)).size);
  expect(await readdir(files)).toEqual(['graph.tgz']);
  expect(await refused(backUp(home, file))).toContain('is there already');

  // a file that is cut short, or none of ours, changes nothing
  const whole = await readFile(file);
  const cut = join(files, 'cut.tgz');
  for (const content of [whole.subarray(0, whole.length - 5_000), whole.subarray(0, 20), Buffer.from('no archive')]) {
    await writeFile(cut, content);
    expect(await refused(restore(empty, cut, false))).toContain('is not a whole backup');
    expect((await readdir(other)).filter((name) => name !== 'neo4j')).toEqual([]);
  }

  expect(await restore(empty, file, false)).toMatchObject({ format: 1, neo4j: expect.stringMatching(/^5\.26/) });
  const again = await start(other);
  expect(await wholeIn(again)).toEqual(expected);
  expect(await refused(restore(empty, file, true))).toContain('Stop the service first');
  await again.stop();

  expect(await refused(restore(empty, file, false))).toContain('There are data');
  const { before = '' } = await restore(empty, file, true);
  expect(await readdir(before)).toContain('data');
});
