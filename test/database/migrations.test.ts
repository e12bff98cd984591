import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrations.ts';
import { neo4jOfWorker } from '../support/worker.ts';

/** The service's own migrations stand aside while tiny ones run, and come back as they were. */
let database: Database;
let set: { name: string; sha256: string }[] = [];
beforeAll(async () => {
  database = openDatabase(neo4jOfWorker());
  await migrate(database, { onProgress: () => {} });
  set = (await database.read('MATCH (m:Migration) RETURN m.name AS name, m.sha256 AS sha256')) as unknown as typeof set;
  await clean();
});
afterEach(() => clean());
afterAll(async () => {
  await database.write(({ run }) => run('UNWIND $set AS row CREATE (m:Migration) SET m = row', { set }));
  await migrate(database, { onProgress: () => {} });
  await database.close();
});

async function clean(): Promise<void> {
  await database.write(({ run }) => run('MATCH (n) WHERE n:Migration OR n:Lock OR n:Tiny DETACH DELETE n'));
  for (const name of ['tiny_name', 'tiny_size']) await database.runAlone(`DROP INDEX ${name} IF EXISTS`);
}

const FIRST = `// V0001: an index, and a node.
CREATE INDEX tiny_name IF NOT EXISTS FOR (t:Tiny) ON (t.name);

// told apart by a semicolon at the end of a line
CREATE (:Tiny {name: 'a;b'});
`;
const SECOND = 'CREATE INDEX tiny_size IF NOT EXISTS FOR (t:Tiny) ON (t.size)';

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'silian-migrations-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const BOTH = { 'V0001__first.cypher': FIRST, 'V0002__second.cypher': SECOND, 'README.md': 'no migration' };

async function run(files: Record<string, string>, lockFor?: number): Promise<{ applied: string[]; told: string[] }> {
  const told: string[] = [];
  const options = { folder: await folderOf(files), onProgress: (line: string) => void told.push(line) };
  const { applied } = await migrate(database, lockFor === undefined ? options : { ...options, lockFor });
  return { applied, told };
}

async function state() {
  const [row] = await database.read(
    `RETURN COLLECT { MATCH (m:Migration) RETURN m.name ORDER BY m.name } AS recorded,
       COUNT { (:Tiny) } AS nodes, COUNT { (:Lock) } AS locks`,
  );
  const indexes = await database.read(
    "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'tiny' RETURN name, state ORDER BY name",
  );
  return { ...row, indexes };
}
const ONLINE = ['tiny_name', 'tiny_size'].map((name) => ({ name, state: 'ONLINE' }));
const DONE = { recorded: ['V0001__first', 'V0002__second'], nodes: 1, locks: 0, indexes: ONLINE };

describe('migrations', () => {
  it('run once, in the order of their names, and their indexes are ready', async () => {
    expect(await run(BOTH)).toEqual({
      applied: ['V0001__first', 'V0002__second'],
      told: ['Migration V0001__first: 2 statements', 'Migration V0002__second: 1 statements'],
    });
    expect(await state()).toEqual(DONE);
    expect(await run(BOTH)).toEqual({ applied: [], told: [] });
    expect(await state()).toEqual(DONE);
  });

  it('add what is new to what has run', async () => {
    await run({ 'V0001__first.cypher': FIRST });
    expect((await run(BOTH)).applied).toEqual(['V0002__second']);
    expect(await state()).toEqual(DONE);
  });

  it('run once when four services start together, on a database that has no constraint yet', async () => {
    for (const name of ['migration_name', 'lock_name']) await database.runAlone(`DROP CONSTRAINT ${name} IF EXISTS`);
    const folder = await folderOf(BOTH);
    const reports = await Promise.all([1, 2, 3, 4].map(() => migrate(database, { folder, onProgress: () => {} })));
    expect(reports.flatMap(({ applied }) => applied)).toEqual(['V0001__first', 'V0002__second']);
    expect(await state()).toEqual(DONE);
  });

  it('take a comment or white space for no change, anything else for one', async () => {
    await run(BOTH);
    const commented = { ...BOTH, 'V0002__second.cypher': `// sizes\n${SECOND};\n` };
    expect((await run(commented)).applied).toEqual([]);
    const changed = { ...BOTH, 'V0002__second.cypher': SECOND.replace('t.size)', 't.length)') };
    await expect(run(changed)).rejects.toThrow(
      'Migration V0002__second was changed after this database was migrated. Restore the file; changes go into a new migration.',
    );
    expect(await state()).toEqual(DONE);
  });

  it('refuse a database that is newer, before they change anything', async () => {
    await run(BOTH);
    const older = { 'V0001__first.cypher': FIRST, 'V0003__other.cypher': 'CREATE (:Tiny)' };
    await expect(run(older)).rejects.toThrow(
      'This database has migration V0002__second, which this version does not know: it is newer. Start that version, or use another database.',
    );
    expect(await state()).toEqual(DONE);
  });

  it('record nothing of one that fails in the middle, and run it as a whole the next time', async () => {
    const broken = { ...BOTH, 'V0002__second.cypher': `${SECOND};\nCREATE (:Tiny {size: 1 / 0});\n` };
    await expect(run(broken)).rejects.toThrow(
      /^Migration V0002__second failed at statement 2 and is not recorded: .*zero/,
    );
    expect(await state()).toMatchObject({ recorded: ['V0001__first'], nodes: 1, locks: 0 });
    expect((await run(BOTH)).applied).toEqual(['V0002__second']);
    expect(await state()).toEqual(DONE);
  });
});

describe('the lock', () => {
  const held = (until: number) =>
    database.write(({ run: cypher }) =>
      cypher("CREATE (:Lock {name: 'migrations', holder: 'another', until: $until})", { until }),
    );

  it('of a holder that died is taken over when its time is over', async () => {
    await held(Date.now() + 700);
    const began = performance.now();
    const { applied, told } = await run(BOTH);
    expect(applied).toHaveLength(2);
    expect(told[0]).toBe('Another service is bringing the schema up to date; waiting for it.');
    expect(told.filter((line) => line === told[0])).toHaveLength(1);
    expect(performance.now() - began).toBeGreaterThan(600);
    expect(await state()).toEqual(DONE);
  });

  it('is waited for while its holder lives', async () => {
    await held(Date.now() + 60_000);
    let ended = false;
    const waiting = run(BOTH).finally(() => {
      ended = true;
    });
    await wait(1_000);
    expect(ended).toBe(false);
    expect(await state()).toMatchObject({ recorded: [], nodes: 0 });
    await database.write(({ run: cypher }) => cypher('MATCH (l:Lock) DELETE l'));
    expect((await waiting).applied).toHaveLength(2);
  });

  it('is held longer with each statement, so that slow migrations keep it', async () => {
    const slow: Database = {
      ...database,
      runAlone: async (cypher, parameters) => {
        if (cypher.includes(':Tiny')) await wait(600);
        return database.runAlone(cypher, parameters);
      },
    };
    const folder = await folderOf({ 'V0001__slow.cypher': Array(4).fill('CREATE (:Tiny)').join(';\n') });
    const start = () => migrate(slow, { folder, onProgress: () => {}, lockFor: 1_500 });
    const reports = await Promise.all([start(), start()]);
    expect(reports.flatMap(({ applied }) => applied)).toEqual(['V0001__slow']);
    expect(await state()).toMatchObject({ nodes: 4, recorded: ['V0001__slow'] });
  });

  it('that was lost to another service ends the migration unrecorded', async () => {
    const robbing: Database = {
      ...database,
      runAlone: async (cypher, parameters) => {
        const rows = await database.runAlone(cypher, parameters);
        if (cypher.includes('tiny_name')) {
          await database.write(({ run: steal }) =>
            steal("MATCH (l:Lock) SET l.holder = 'another', l.until = $until", { until: Date.now() + 60_000 }),
          );
        }
        return rows;
      },
    };
    const folder = await folderOf(BOTH);
    await expect(migrate(robbing, { folder, onProgress: () => {} })).rejects.toThrow(
      'Migration V0001__first took so long that another service took over. Start again.',
    );
    expect(await state()).toMatchObject({ recorded: [], nodes: 0, locks: 1 });
  });
});
