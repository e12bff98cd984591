import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../project-root.ts';
import type { Database } from './database.ts';

interface Migration {
  /** `V0001__entities`: the order is that of the names. */
  readonly name: string;
  readonly statements: readonly string[];
  readonly sha256: string;
}

/** A start that died while migrating does not hold the lock for longer than this. */
const LOCK_MS = 60_000;

/**
 * Brings the database's schema up to date: each file of cypher/migrations once, in order, under a lock, so that two
 * services may start together. A file that changed after it was applied, or one that is missing, refuses to start.
 */
export async function migrate(
  database: Database,
  { onProgress, folder }: { onProgress: (line: string) => void; folder?: string },
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder ?? join(projectRoot, 'cypher', 'migrations'));
  await database.runAlone(
    'CYPHER 5 CREATE CONSTRAINT migration_name IF NOT EXISTS FOR (m:Migration) REQUIRE m.name IS UNIQUE',
  );
  await database.runAlone('CYPHER 5 CREATE CONSTRAINT lock_name IF NOT EXISTS FOR (l:Lock) REQUIRE l.name IS UNIQUE');
  const holder = createHash('sha256').update(`${process.pid} ${performance.now()} ${Math.random()}`).digest('hex');
  await locked(database, holder, onProgress);
  try {
    return { applied: await applyMissing(database, migrations, onProgress) };
  } finally {
    await database.write(({ run }) =>
      run('CYPHER 5 MATCH (l:Lock {name: "migrations", holder: $holder}) DELETE l', { holder }),
    );
  }
}

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

async function locked(database: Database, holder: string, onProgress: (line: string) => void): Promise<void> {
  for (let told = false; ; told = true) {
    const now = Date.now();
    const [lock] = await database.write(({ run }) =>
      run(
        `CYPHER 5 MERGE (l:Lock {name: 'migrations'})
         ON CREATE SET l.holder = $holder, l.until = $until
         SET l.seen = $now
         WITH l SET l.holder = CASE WHEN l.until < $now THEN $holder ELSE l.holder END,
           l.until = CASE WHEN l.until < $now THEN $until ELSE l.until END
         RETURN l.holder AS holder`,
        { holder, now, until: now + LOCK_MS },
      ),
    );
    if (lock?.holder === holder) return;
    if (!told) onProgress('Another service is bringing the schema up to date; waiting for it.');
    await wait(200);
  }
}

async function applyMissing(
  database: Database,
  migrations: readonly Migration[],
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
    for (const statement of migration.statements) await database.runAlone(`CYPHER 5 ${statement}`);
    const { name, sha256 } = migration;
    await database.write(({ run }) =>
      run('CYPHER 5 CREATE (m:Migration {name: $name, sha256: $sha256})', { name, sha256 }),
    );
    applied.push(name);
  }
  if (applied.length > 0) {
    await database.runAlone('CYPHER 5 CALL db.awaitIndexes(60)');
    await database.runAlone('CYPHER 5 CALL db.clearQueryCaches()');
  }
  return applied;
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
