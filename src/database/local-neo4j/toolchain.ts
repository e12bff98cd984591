import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalNeo4jError } from './error.ts';

const OLDEST_JAVA = 17;
const run = promisify(execFile);

const WAYS_OUT = `Three ways out:
  1. install Java ${OLDEST_JAVA} or later and Maven (for instance: apt-get install openjdk-17-jre-headless maven), then start again;
  2. run \`docker compose up\`, which brings its own Neo4j;
  3. set NEO4J_URI (with NEO4J_USERNAME and NEO4J_PASSWORD) to a Neo4j 5.26 or later that is already running.`;

export interface Java {
  executable: string;
  feature: number;
  /** Build and home of the Java machine: a start-up archive fits one build only. */
  identity: string;
}

export interface Toolchain {
  java: Java;
  /** Path of `mvn`, where it was asked for. */
  maven: string;
}

/** Java 17 or later, from JAVA_HOME or else the PATH. */
export async function findJava(): Promise<Java> {
  const java = await bestJava();
  return suitable(java) ? java : missing([wantedJava(java)]);
}

/** Java and Maven, which only an installation needs; one message for both when both are missing. */
export async function findToolchain(): Promise<Toolchain> {
  const [java, maven] = await Promise.all([bestJava(), findMaven()]);
  if (suitable(java) && maven) return { java, maven };
  return missing([...(suitable(java) ? [] : [wantedJava(java)]), ...(maven ? [] : ['Maven (no mvn on the PATH)'])]);
}

function missing(what: string[]): never {
  throw new LocalNeo4jError(
    `NEO4J_URI is not set, so Silian runs a Neo4j of its own; for that it lacks ${what.join(' and ')}.\n${WAYS_OUT}`,
  );
}

function suitable(java: Java | undefined): java is Java {
  return java !== undefined && java.feature >= OLDEST_JAVA;
}

function wantedJava(found: Java | undefined): string {
  const instead = found ? `${found.executable} is Java ${found.feature}` : 'no java in JAVA_HOME or on the PATH';
  return `Java ${OLDEST_JAVA} or later (${instead})`;
}

/** The first suitable Java, else the first that runs at all. */
async function bestJava(): Promise<Java | undefined> {
  const found: Java[] = [];
  for (const executable of await executables('java', process.env.JAVA_HOME)) {
    const java = await describe(executable);
    if (suitable(java)) return java;
    if (java) found.push(java);
  }
  return found[0];
}

async function findMaven(): Promise<string | undefined> {
  return (await executables('mvn', process.env.MAVEN_HOME))[0];
}

async function executables(name: string, home: string | undefined): Promise<string[]> {
  const folders = [...(home ? [join(home, 'bin')] : []), ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = folders.filter((folder) => folder !== '').map((folder) => join(folder, name));
  const runnable = await Promise.all(
    candidates.map((file) =>
      access(file, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return candidates.filter((_, index) => runnable[index]);
}

// macOS has a /usr/bin/java that only says where to buy one: what does not run is not a Java
async function describe(executable: string): Promise<Java | undefined> {
  try {
    const { stderr } = await run(executable, ['-XshowSettings:properties', '-version'], { timeout: 20_000 });
    const property = (name: string) => stderr.match(new RegExp(`^ *${name} = (.*)$`, 'm'))?.[1] ?? '';
    const feature = Number(property('java.specification.version').replace(/^1\./, ''));
    return { executable, feature, identity: `${property('java.vm.version')} ${property('java.home')}` };
  } catch {
    return undefined;
  }
}
