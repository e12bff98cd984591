import { once } from 'node:events';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ContendedError } from '../../../src/database/local-neo4j/error.ts';
import { homeBelow } from '../../../src/database/local-neo4j/home.ts';
import { LocalNeo4jError } from '../../../src/database/local-neo4j/index.ts';
import { install } from '../../../src/database/local-neo4j/install.ts';
import { type Server, startServer } from '../../../src/database/local-neo4j/server.ts';
import { findToolchain } from '../../../src/database/local-neo4j/toolchain.ts';
import { start, temporaryFolder } from './support.ts';

/** The message of the failure; anything but a LocalNeo4jError fails the test. */
async function failureOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LocalNeo4jError);
  return error instanceof Error ? error.message : '';
}

/** Starts without a look at who else is there. */
async function startAlone(
  home: string,
  { port, heapMegabytes = 512 }: { port?: number; heapMegabytes?: number } = {},
): Promise<Server> {
  const { java, maven } = await findToolchain();
  const installation = await install(maven, () => {});
  const options = { heapMegabytes, quickStart: true };
  const launch = { home: homeBelow(home), installation, java: java.executable, options };
  return startServer(port === undefined ? launch : { ...launch, port });
}

it('names the three ways out where Java and Maven are missing', async () => {
  vi.stubEnv('PATH', '');
  vi.stubEnv('JAVA_HOME', undefined);
  vi.stubEnv('MAVEN_HOME', undefined);
  vi.stubEnv('SILIAN_CACHE', await temporaryFolder());
  const message = await failureOf(start(await temporaryFolder())).finally(() => vi.unstubAllEnvs());
  for (const words of ['Java 17 or later', 'Maven', 'install', 'docker compose up', 'NEO4J_URI'])
    expect(message).toContain(words);
});

it('says which Java it found when that is too old', async () => {
  const folder = await temporaryFolder();
  const java = join(folder, 'java');
  await writeFile(java, '#!/bin/sh\necho "    java.specification.version = 1.8" >&2\n');
  await chmod(java, 0o755);
  vi.stubEnv('PATH', folder);
  vi.stubEnv('JAVA_HOME', undefined);
  const message = await failureOf(findToolchain()).finally(() => vi.unstubAllEnvs());
  expect(message).toContain(`Java 17 or later (${java} is Java 8) and Maven`);
});

it('says that the data folder cannot be written', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  expect(await failureOf(start(file))).toMatch(/data folder .*file\/neo4j cannot be used \(ENOTDIR.*SILIAN_HOME/);
});

it('explains why it cannot open what is in the data folder', async () => {
  const home = await temporaryFolder();
  const server = await start(home);
  const held = startAlone(home);
  await expect(held).rejects.toBeInstanceOf(ContendedError);
  expect(await failureOf(held)).toMatch(/Another process holds the data folder .*SILIAN_HOME/);
  await server.stop();

  await writeFile(join(home, 'neo4j/password'), 'another\n');
  expect(await failureOf(start(home))).toContain('do not open with the password');

  await writeFile(join(home, 'neo4j/password'), server.password);
  await writeFile(join(home, 'neo4j/data/databases/neo4j/neostore'), 'damaged'.repeat(2000));
  expect(await failureOf(start(home))).toMatch(/cannot open the database\.\nCaused by: .*\n(.*\n)*.*backup/);

  await rm(join(home, 'neo4j/password'));
  expect(await failureOf(start(home))).toContain('password is missing or empty');
});

it('says that somebody else took the port', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const message = await failureOf(startAlone(await temporaryFolder(), { port })).finally(() => taken.close());
  expect(message).toContain('Another process took the port');
});

it('says what Java printed when that does not even start', async () => {
  const message = await failureOf(startAlone(await temporaryFolder(), { heapMegabytes: 1 }));
  expect(message).toContain('Initial heap size set to a larger value than the maximum heap size');
});
