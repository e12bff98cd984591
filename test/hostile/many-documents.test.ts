import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Compiled, compiledCli } from '../support/compiled.ts';
import { ask } from './client.ts';
import { memoryOf } from './consumption.ts';
import { LONG } from './lengths.ts';
import { dataFolder, type Served, serve } from './service.ts';

/** Each as many words as a document may have; together more than the service may hold. */
const DOCUMENTS = 1_200;
const MOST_MB = 250;

let cli: Compiled;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let served: Served;
beforeAll(async () => {
  if (!LONG) return;
  cli = await compiledCli();
  folder = await dataFolder();
  served = await serve(cli.script, folder.home);
});
afterAll(async () => {
  if (!LONG) return;
  await served.stop();
  await folder.remove();
  await cli.remove();
});

it.skipIf(!LONG)('does not keep all that it was ever asked', { timeout: 600_000 }, async () => {
  const before = memoryOf(served.pid);
  for (let number = 0; number < DOCUMENTS; number++) {
    const { status } = await ask(served.url, { query: `query q${number} { ${'__typename '.repeat(1_980)} }` });
    expect(status).toBe(200);
  }
  const grown = memoryOf(served.pid) - before;
  console.log(`${DOCUMENTS} documents: ${Math.round(grown)} MB more`);
  expect(grown).toBeLessThan(MOST_MB);
});
