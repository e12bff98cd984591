import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { configuration } from './configuration.ts';
import { authFile, newPassword } from './credentials.ts';
import { codeOf, LocalNeo4jError, reasonOf } from './error.ts';
import type { Installation } from './install.ts';
import { pagesFor } from './pages.ts';

/** The paths of one managed Neo4j, all below SILIAN_HOME/neo4j. */
export interface Home {
  folder: string;
  password: string;
  announcement: string;
  lock: string;
  /** Neo4j's own log, where a failed start explains itself. */
  log: string;
  /** Its longer log, where a database that does not open explains itself. */
  debugLog: string;
  /** What Java prints, nearly always nothing. */
  output: string;
}

/** Who serves this home; believed only when the server there accepts the home's password. */
const Announcement = z.strictObject({ pid: z.int(), port: z.int(), version: z.string(), startedAt: z.iso.datetime() });
export type Announcement = z.infer<typeof Announcement>;

export function homeBelow(silianHome: string): Home {
  return homeAt(join(resolve(silianHome), 'neo4j'));
}

export function homeAt(folder: string): Home {
  return {
    folder,
    password: join(folder, 'password'),
    announcement: join(folder, 'server.json'),
    lock: join(folder, 'start.lock'),
    log: join(folder, 'logs/neo4j.log'),
    debugLog: join(folder, 'logs/debug.log'),
    output: join(folder, 'logs/java.log'),
  };
}

/** Creates the folder, or closes it to other users: it holds a password and the data. */
export function openHome({ folder }: Home): Promise<void> {
  return writing(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  });
}

/** Writes what Neo4j reads when it starts. Returns the password, a new one on the first start. */
export function furnish(home: Home, port: number, installation: Installation, loading: boolean): Promise<string> {
  return writing(home.folder, async () => {
    await mkdir(join(home.folder, 'conf'), { recursive: true });
    await mkdir(join(home.folder, 'logs'), { recursive: true });
    const pages = await pagesFor(join(home.folder, 'data/databases/neo4j'));
    await writeFile(join(home.folder, 'conf/neo4j.conf'), configuration({ port, installation, loading, pages }));
    return (await hasData(home)) ? passwordOf(home) : setPassword(home);
  });
}

/** Neo4j keeps users in its system database and looks at auth.ini only while that has none. */
async function hasData({ folder }: Home): Promise<boolean> {
  return exists(join(folder, 'data/databases/system'));
}

async function setPassword(home: Home): Promise<string> {
  const password = (await readPassword(home)) ?? newPassword();
  await mkdir(join(home.folder, 'data/dbms'), { recursive: true });
  await replace(home.password, `${password}\n`);
  await replace(join(home.folder, 'data/dbms/auth.ini'), authFile(password));
  return password;
}

async function passwordOf(home: Home): Promise<string> {
  const password = await readPassword(home);
  if (password !== undefined) return password;
  throw new LocalNeo4jError(
    `${home.password} is missing or empty, and the data beside it open with that password only. Restore the file from a backup, or move ${home.folder} away to begin with an empty database.`,
  );
}

export async function readPassword({ password }: Home): Promise<string | undefined> {
  const text = await readFile(password, 'utf8').catch(() => '');
  return text.trim() || undefined;
}

export function announce({ folder, announcement }: Home, server: Announcement): Promise<void> {
  return writing(folder, () => replace(announcement, `${JSON.stringify(server)}\n`));
}

/** The announced server, if the file is there and whole. */
export async function announced({ announcement }: Home): Promise<Announcement | undefined> {
  try {
    return Announcement.parse(JSON.parse(await readFile(announcement, 'utf8')));
  } catch {
    return undefined;
  }
}

// a reader finds the old content or the new, never half of it
async function replace(file: string, content: string): Promise<void> {
  await writeFile(`${file}.new`, content, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => codeOf(error) !== 'ENOENT' && Promise.reject(error),
  );
}

async function writing<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LocalNeo4jError) throw error;
    throw new LocalNeo4jError(
      `The data folder ${folder} cannot be used (${reasonOf(error)}). Make it writable for this user, or set SILIAN_HOME to another folder.`,
      { cause: error },
    );
  }
}
