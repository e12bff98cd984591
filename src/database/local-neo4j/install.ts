import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../project-root.ts';
import { cacheFolder } from './cache.ts';
import { LocalNeo4jError, reasonOf } from './error.ts';
import { withLock } from './lock.ts';
import { fetchJars } from './maven.ts';
import { type Plugin, pluginFolder } from './plugins.ts';

const POM = join(projectRoot, 'src/database/local-neo4j/pom.xml');
const MANIFEST = 'manifest.json';

export const NEO4J_VERSION: string = versionInPom(/<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)</);

const Jar = z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() });
/** Which jars an installation has, sorted by name; written last, so an installation without it is no installation. */
const Manifest = z.strictObject({ version: z.string(), jars: z.array(Jar) });
type Manifest = z.infer<typeof Manifest>;

export interface Installation {
  folder: string;
  version: string;
  /** Every jar by name and in a fixed order: the order of `lib/*` is not, and a start-up archive depends on it. */
  classPath: string;
  plugins: readonly Plugin[];
}

function versionInPom(pattern: RegExp): string {
  const [, version] = readFileSync(POM, 'utf8').match(pattern) ?? [];
  if (version === undefined) throw new LocalNeo4jError(`${POM} lacks a version (${pattern.source}): restore the file.`);
  return version;
}

function pluginVersion(plugin: Plugin): string {
  return versionInPom(new RegExp(`<${plugin}\\.version>([^<]+)<`));
}

/** A folder for each choice of plugins, so that none spoils another's. */
function installationFolder(plugins: readonly Plugin[]): string {
  const name = [NEO4J_VERSION, ...plugins.map((plugin) => `${plugin}-${pluginVersion(plugin)}`)].join('-with-');
  return join(cacheFolder(), 'neo4j', name);
}

/** The installation in the cache, if it is complete (names and sizes; `damagedJars` reads the contents). */
export async function findInstallation(plugins: readonly Plugin[] = []): Promise<Installation | undefined> {
  const folder = installationFolder(plugins);
  try {
    const manifest = await readManifest(folder);
    const sizes = await Promise.all(manifest.jars.map(({ name }) => stat(join(folder, 'lib', name))));
    if (!manifest.jars.every(({ bytes }, index) => bytes === sizes[index]?.size)) return undefined;
    return describe(folder, manifest, plugins);
  } catch {
    return undefined;
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  return Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
}

function describe(folder: string, { version, jars }: Manifest, plugins: readonly Plugin[]): Installation {
  return { folder, version, classPath: jars.map(({ name }) => join(folder, 'lib', name)).join(delimiter), plugins };
}

/** Brings Neo4j into the cache once; simultaneous callers wait for the first. An incomplete installation is replaced. */
export async function install(
  maven: string,
  onProgress: (line: string) => void,
  plugins: readonly Plugin[] = [],
): Promise<Installation> {
  const folder = installationFolder(plugins);
  await mkdir(dirname(folder), { recursive: true }).catch((error: unknown) => {
    throw new LocalNeo4jError(
      `The cache cannot be written (${reasonOf(error)}). Set SILIAN_CACHE to a folder that can.`,
      { cause: error },
    );
  });
  const wait = () => onProgress('Another process is fetching Neo4j; waiting for it');
  const build = () => buildInstallation({ folder, maven, plugins, onProgress });
  return withLock(`${folder}.lock`, async () => (await findInstallation(plugins)) ?? build(), wait);
}

interface Building {
  folder: string;
  maven: string;
  plugins: readonly Plugin[];
  onProgress: (line: string) => void;
}

async function buildInstallation({ folder, maven, plugins, onProgress }: Building): Promise<Installation> {
  const began = Date.now();
  const draft = `${folder}.${randomUUID()}.tmp`;
  const size = plugins.length === 0 ? 'about 210 jars, 116 MB' : 'about 340 jars, 130 MB';
  onProgress(`Fetching ${['Neo4j Community', ...plugins].join(' with ')} ${NEO4J_VERSION} by Maven, once: ${size}`);
  try {
    await sweepDrafts(folder);
    await fetchJars({ maven, pom: POM, into: join(draft, 'lib'), profiles: plugins, onProgress });
    await linkPlugins(draft, plugins);
    const manifest = await writeManifest(draft);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    onProgress(summary(manifest, Date.now() - began));
    return describe(folder, manifest, plugins);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Neo4j looks for procedures in a folder of jars; the same files stay on the class path, where it looks for extensions. */
async function linkPlugins(folder: string, plugins: readonly Plugin[]): Promise<void> {
  await mkdir(pluginFolder(folder), { recursive: true });
  const endings = plugins.map((plugin) => `-${pluginVersion(plugin)}.jar`);
  const names = (await readdir(join(folder, 'lib'))).filter((name) => endings.some((ending) => name.endsWith(ending)));
  await Promise.all(names.map((name) => link(join(folder, 'lib', name), join(pluginFolder(folder), name))));
}

// the lock is ours, so every other draft was left by a process that was killed
async function sweepDrafts(folder: string): Promise<void> {
  const left = (await readdir(dirname(folder))).filter(
    (name) => name.startsWith(`${basename(folder)}.`) && name.endsWith('.tmp'),
  );
  await Promise.all(left.map((name) => rm(join(dirname(folder), name), { recursive: true, force: true })));
}

function summary({ version, jars }: Manifest, took: number): string {
  const bytes = jars.reduce((sum, jar) => sum + jar.bytes, 0);
  return `Neo4j ${version} is in the cache: ${jars.length} jars, ${Math.round(bytes / 1e6)} MB, ${(took / 1000).toFixed(1)} s`;
}

async function writeManifest(folder: string): Promise<Manifest> {
  const names = (await readdir(join(folder, 'lib'))).filter((name) => name.endsWith('.jar')).sort();
  const jars: Manifest['jars'] = [];
  for (const name of names) jars.push({ name, ...(await fingerprint(join(folder, 'lib', name))) });
  const manifest = { version: NEO4J_VERSION, jars };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function fingerprint(file: string): Promise<{ bytes: number; sha256: string }> {
  const content = await readFile(file);
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Names of the jars whose contents are not what was installed; reads all of them, about half a second. */
export async function damagedJars({ folder }: Installation): Promise<string[]> {
  const damaged: string[] = [];
  for (const { name, sha256 } of (await readManifest(folder)).jars) {
    const found = await fingerprint(join(folder, 'lib', name)).catch(() => undefined);
    if (found?.sha256 !== sha256) damaged.push(name);
  }
  return damaged;
}
