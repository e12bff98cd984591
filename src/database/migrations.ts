import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SilianError } from '../errors.ts';
import { projectRoot } from '../project-root.ts';
import type { Database } from './database.ts';

interface Migration {
  /** `V0001__entities`: the order is that of the names. */
  readonly name: string;
  readonly statements: readonly string[];
  readonly sha256: string;
}

/** A start that died while migrating holds the lock for no longer than this after its last statement. */
const LOCK_MS = 60_000;

interface Options {
  readonly onProgress: (line: string) => void;
  /** The files; those of this version unless given. */
  readonly folder?: string;
  /** How long the lock outlives its holder, in milliseconds. */
  readonly lockFor?: number;
}

/**
 * Brings the database's schema up to date: each file of cypher/migrations once, in order, under a lock, so that two
 * services may start together. A file that changed after it was applied, or one that is missing, refuses to start.
 */
export async function migrate(
  database: Database,
  { onProgress, folder, lockFor = LOCK_MS }: Options,
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder ?? join(projectRoot, 'cypher', 'migrations'));
  await constrained(
    database,
    'CREATE CONSTRAINT migration_name IF NOT EXISTS FOR (m:Migration) REQUIRE m.name IS UNIQUE',
  );
  await constrained(database, 'CREATE CONSTRAINT lock_name IF NOT EXISTS FOR (l:Lock) REQUIRE l.name IS UNIQUE');
  const lock: Lock = { holder: randomUUID(), lockFor };
  await locked(database, lock, onProgress);
  try {
    return { applied: await applyMissing(database, migrations, lock, onProgress) };
  } finally {
    await database.write(({ run }) => run(UNLOCK, { ...lock }));
  }
}

/** How often a start tries to make a constraint while others do so too. */
const TRIES = 20;

/** Before there is a lock, several starts may make the same constraint at once: whoever loses looks again. */
async function constrained(database: Database, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await database.runAlone(`CYPHER 5 ${statement}`);
      return;
    } catch (error) {
      if (attempt === TRIES || isUnavailable(error)) throw error;
      await wait(20 * attempt * (0.5 + Math.random()));
    }
  }
}

/** Nobody competes where nobody answers; whoever starts the service waits for that. */
const isUnavailable = (error: unknown): boolean => error instanceof SilianError && error.code === 'DB_UNAVAILABLE';

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((name) => /^V\d{4}__.*\.cypher$/.test(name)).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const statements = text
        .replaceAll(/^\/\/.*$/gm, '')
        .split(/;\s*(?:\n|$)/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      return {
        name: file.replace('.cypher', ''),
        statements,
        sha256: createHash('sha256').update(statements.join(';\n')).digest('hex'),
      };
    }),
  );
}

interface Lock {
  readonly holder: string;
  readonly lockFor: number;
}

/** Takes the lock where it is free or its holder's time is over, or holds it for longer. */
const LOCK = `CYPHER 5 MERGE (l:Lock {name: 'migrations'})
  ON CREATE SET l.holder = $holder, l.until = 0
SET l.seen = $now
WITH l, l.holder = $holder OR l.until < $now AS mine
SET l.until = CASE WHEN mine THEN $until ELSE l.until END,
  l.holder = CASE WHEN mine THEN $holder ELSE l.holder END
RETURN l.holder AS holder`;
const UNLOCK = 'CYPHER 5 MATCH (l:Lock {name: "migrations", holder: $holder}) DELETE l';

async function take(database: Database, { holder, lockFor }: Lock): Promise<boolean> {
  const now = Date.now();
  const [lock] = await database.write(({ run }) => run(LOCK, { holder, now, until: now + lockFor }));
  return lock?.holder === holder;
}

async function locked(database: Database, lock: Lock, onProgress: (line: string) => void): Promise<void> {
  for (let told = false; !(await take(database, lock)); told = true) {
    if (!told) onProgress('Another service is bringing the schema up to date; waiting for it.');
    await wait(200);
  }
}

async function applyMissing(
  database: Database,
  migrations: readonly Migration[],
  lock: Lock,
  onProgress: (line: string) => void,
): Promise<string[]> {
  const rows = await database.read(
    'CYPHER 5 MATCH (m:Migration) RETURN m.name AS name, m.sha256 AS sha256 ORDER BY name',
  );
  const done = new Map(rows.map(({ name, sha256 }) => [String(name), String(sha256)]));
  refuseStrange(migrations, done);
  const applied: string[] = [];
  for (const migration of migrations.filter(({ name }) => !done.has(name))) {
    onProgress(`Migration ${migration.name}: ${migration.statements.length} statements`);
    await apply(database, migration, lock);
    applied.push(migration.name);
  }
  if (applied.length > 0) {
    await database.runAlone('CYPHER 5 CALL db.awaitIndexes(60)');
    await database.runAlone('CYPHER 5 CALL db.clearQueryCaches()');
  }
  return applied;
}

/** Its statements one by one, then that they ran: what fails in the middle is run again as a whole. */
async function apply(database: Database, { name, statements, sha256 }: Migration, lock: Lock): Promise<void> {
  for (const [index, statement] of statements.entries()) {
    if (!(await take(database, lock))) {
      throw new Error(`Migration ${name} took so long that another service took over. Start again.`);
    }
    try {
      await database.runAlone(`CYPHER 5 ${statement}`);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`Migration ${name} failed at statement ${index + 1} and is not recorded: ${why}`, { cause });
    }
  }
  await database.write(({ run }) =>
    run('CYPHER 5 MERGE (m:Migration {name: $name}) ON CREATE SET m.sha256 = $sha256', { name, sha256 }),
  );
}

function refuseStrange(migrations: readonly Migration[], done: ReadonlyMap<string, string>): void {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [name, sha256] of done) {
    const migration = byName.get(name);
    if (!migration)
      throw new Error(
        `This database has migration ${name}, which this version does not know: it is newer. Start that version, or use another database.`,
      );
    if (migration.sha256 !== sha256)
      throw new Error(
        `Migration ${name} was changed after this database was migrated. Restore the file; changes go into a new migration.`,
      );
  }
}
