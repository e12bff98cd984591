import { copyFile, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { archiveFile, findArchive, makeArchive } from '../../../src/database/local-neo4j/archive.ts';
import { findInstallation, type Installation, install } from '../../../src/database/local-neo4j/install.ts';
import { findToolchain, type Toolchain } from '../../../src/database/local-neo4j/toolchain.ts';
import { ask, start, temporaryFolder } from './support.ts';

const FLAGS = `CALL dbms.queryJmx('java.lang:type=Runtime') YIELD attributes
  RETURN reduce(all = '', flag IN attributes.InputArguments.value | all + ' ' + flag)`;
let toolchain: Toolchain;
let installation: Installation;

// an installation of its own, so that no archive is there and none stays; the jars are the shared ones
beforeEach(async () => {
  toolchain = await findToolchain();
  const shared = await install(toolchain.maven, () => {});
  const cache = await temporaryFolder();
  const folder = join(cache, 'neo4j', shared.version);
  await mkdir(folder, { recursive: true });
  await copyFile(join(shared.folder, 'manifest.json'), join(folder, 'manifest.json'));
  await symlink(join(shared.folder, 'lib'), join(folder, 'lib'));
  vi.stubEnv('SILIAN_CACHE', cache);
  installation = (await findInstallation()) ?? shared;
});

afterEach(() => {
  vi.unstubAllEnvs();
});

it('makes a start-up archive that the next start uses', async () => {
  await makeArchive(installation, toolchain.java, new AbortController().signal);
  expect(await findArchive(installation, toolchain.java)).toBe(archiveFile(installation, toolchain.java));
  expect(await drafts()).toEqual([]);
  const server = await start(await temporaryFolder());
  expect(await ask(server, FLAGS)).toEqual([[expect.stringContaining('-XX:SharedArchiveFile=')]]);
});

it('abandons the archive at once and leaves nothing behind', async () => {
  const abandoning = new AbortController();
  const made = makeArchive(installation, toolchain.java, abandoning.signal);
  await vi.waitUntil(async () => (await drafts()).length > 0, 10_000);
  await sleep(1500);
  const began = Date.now();
  abandoning.abort();
  await made;
  expect(Date.now() - began).toBeLessThan(1000);
  expect([await findArchive(installation, toolchain.java), await drafts()]).toEqual([undefined, []]);
});

it('starts with an archive that is damaged', async () => {
  await writeFile(archiveFile(installation, toolchain.java), 'damaged'.repeat(100_000));
  expect(await ask(await start(await temporaryFolder()), 'RETURN 1')).toEqual([[1]]);
});

async function drafts(): Promise<string[]> {
  return (await readdir(installation.folder)).filter((name) => name.startsWith('making-'));
}
