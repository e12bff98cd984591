import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { LocalNeo4jError } from '../../../src/database/local-neo4j/index.ts';
import { damagedJars, findInstallation, install } from '../../../src/database/local-neo4j/install.ts';
import { fetchJars } from '../../../src/database/local-neo4j/maven.ts';
import { findToolchain } from '../../../src/database/local-neo4j/toolchain.ts';
import { temporaryFolder } from './support.ts';

it('fetches once for two that ask at the same instant, and again for an incomplete installation', {
  timeout: 120_000,
}, async () => {
  const cache = await temporaryFolder();
  vi.stubEnv('SILIAN_CACHE', cache);
  const { maven } = await findToolchain();
  const lines: string[] = [];
  const progress = (line: string) => lines.push(line);
  const [first, second] = await Promise.all([install(maven, progress), install(maven, progress)]);
  expect(first).toEqual(second);
  expect(first.folder).toBe(join(cache, 'neo4j', first.version));
  expect(lines.filter((line) => line.startsWith('Fetching'))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/^Neo4j .* is in the cache: \d+ jars, \d+ MB/);
  expect(await damagedJars(first)).toEqual([]);

  const jar = `neo4j-${first.version}.jar`;
  await truncate(join(first.folder, 'lib', jar), 10);
  expect([await damagedJars(first), await findInstallation()]).toEqual([[jar], undefined]);
  await install(maven, progress);
  expect(await damagedJars(first)).toEqual([]);
  vi.unstubAllEnvs();
});

it('shows what Maven said when it fails', async () => {
  const folder = await temporaryFolder();
  const { maven } = await findToolchain();
  const failing = fetchJars({ maven, pom: join(folder, 'absent.xml'), into: folder, onProgress: () => {} });
  await expect(failing).rejects.toBeInstanceOf(LocalNeo4jError);
  await expect(failing).rejects.toThrow(/absent\.xml.*\n(.*\n)*.*NEO4J_URI/);
});
