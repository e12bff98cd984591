import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/database/database.ts';
import { findLiveServer } from '../../../src/database/local-neo4j/guest.ts';
import { homeBelow } from '../../../src/database/local-neo4j/home.ts';
import type { LocalNeo4j } from '../../../src/database/local-neo4j/index.ts';
import { boltUri } from '../../../src/database/local-neo4j/probe.ts';
import { latestRuns, type Run } from '../../../src/features/ingestion/run/ledger.ts';
import { type Compiled, compiledCli } from '../../support/compiled.ts';
import { randomFrom } from '../../support/random.ts';
import { entity, relation, source } from '../../support/records.ts';
import { wholeOf } from '../../support/whole.ts';
import { processesOf, start, survivors, temporaryFolder } from './support.ts';

/** The long round: SILIAN_BROKEN_OFF="100000 10 1", so many records, kills, and a seed. */
const [RECORDS = 0, KILLS = 0, SEED = 0] = (process.env.SILIAN_BROKEN_OFF ?? '6000 2 1').split(' ').map(Number);
/** What a round takes at the most: a start of Neo4j each, and the records. */
const ROUND_MS = 30_000 + RECORDS * 3;

let cli: Compiled;
beforeAll(async () => {
  cli = await compiledCli();
});
afterAll(() => cli.remove());

it(
  `gives the same graph however often an ingest of ${RECORDS} records is killed, and Neo4j with it or alone`,
  async () => {
    const [home, other] = [await temporaryFolder(), await temporaryFolder()];
    for (const folder of [home, other]) await mkdir(join(folder, 'tmp'));
    const file = join(home, 'list.jsonl');
    const records = listOf(RECORDS);
    await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));

    const undisturbed = await start(other);
    expect(await ended(ingest(other, file))).toMatchObject({ code: 0 });
    const { whole: expected, run } = await graphIn(undisturbed);
    await undisturbed.stop();
    expect(run).toMatchObject({ state: 'SEALED', created: RECORDS - CORRECTED, updated: CORRECTED });

    const moments = momentsOf(run?.done ?? 0);
    for (const moment of moments) {
      const child = ingest(home, file);
      const end = ended(child);
      await reached(home, moment, end);
      const { java, guard } = await processesOf(home);
      if (moment.kills === 'Neo4j') {
        process.kill(java, 'SIGKILL');
        expect(await end).toMatchObject({ code: 1, told: expect.stringContaining('run the same command again') });
      } else {
        child.kill('SIGKILL');
        expect(await end).toMatchObject({ signal: 'SIGKILL' });
      }
      // else the next moment might be told by the Neo4j of this one
      expect(await survivors([java, guard], 30_000)).toEqual([]);
    }

    const server = await start(home);
    const broken = await graphIn(server);
    expect(broken.run).toMatchObject({ state: 'OPEN' });
    expect(await ended(ingest(home, file))).toMatchObject({ code: 0 });
    const resumed = await graphIn(server);
    expect(differences(resumed.whole, expected)).toEqual([]);
    expect(countsOf(resumed.run)).toEqual(countsOf(run));
    expect(resumed.run?.id).toBe(broken.run?.id);
    // what the killed ones had put down there is gone too
    expect((await readdir(join(home, 'tmp'))).filter((name) => name.startsWith('silian-ingest'))).toEqual([]);
  },
  (KILLS + 4) * ROUND_MS,
);

/** Corrections of what the same list has said before: they come in a later part, and make a second version. */
const CORRECTED = 20;

/** Relations before their ends, the source last, some said twice and otherwise. */
function listOf(count: number): object[] {
  const [majors, schools] = [Math.ceil(count / 20), Math.ceil(count / 3)];
  const relations = count - majors - schools - CORRECTED - 1;
  return [
    ...Array.from({ length: relations }, (_, at) =>
      relation('OFFERS_MAJOR', `school:${at % schools}`, `major:2021:${(at + Math.floor(at / schools)) % majors}`),
    ),
    ...Array.from({ length: schools }, (_, at) => entity('SCHOOL', `school:${at}`, `第${at}学院`)),
    ...Array.from({ length: majors }, (_, at) => entity('MAJOR', `major:2021:${at}`, `第${at}专业`)),
    ...Array.from({ length: CORRECTED }, (_, at) => entity('SCHOOL', `school:${at}`, `第${at}职业学院`)),
    source({ publishedOn: '2025-09-01' }),
  ];
}

interface Moment {
  /** So many parts are written. */
  readonly done: number;
  /** And so long ago. */
  readonly ms: number;
  readonly kills: 'ingest' | 'Neo4j';
}

/** Moments within the writing of so many parts, one after the other; at one of them Neo4j alone is killed. */
function momentsOf(parts: number): Moment[] {
  const random = randomFrom(SEED);
  const alone = Math.floor(random() * (KILLS + 1));
  return Array.from({ length: KILLS + 1 }, (_, at) => ({
    done: Math.floor(((at + random()) * (parts - 1)) / (KILLS + 1)),
    ms: random() * 150,
    kills: at === alone ? 'Neo4j' : 'ingest',
  }));
}

/** `silian ingest` as a process of its own, on the managed Neo4j of a home. */
function ingest(home: string, file: string): ChildProcess {
  const { NEO4J_URI: _none, ...env } = process.env;
  const child = spawn(process.execPath, [cli.script, 'ingest', file, '--home', home], {
    env: { ...env, TMPDIR: join(home, 'tmp') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
  });
  return child;
}

interface End {
  readonly code: number | null;
  readonly signal: string | null;
  readonly told: string;
}

async function ended(child: ChildProcess): Promise<End> {
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (some) => (told += String(some)));
  const [code, signal] = await once(child, 'close');
  return { code, signal, told };
}

/** Resolves at a moment of the ingest on a home. */
async function reached(home: string, { done, ms }: Moment, end: Promise<End>): Promise<void> {
  let early: End | undefined;
  void end.then((how) => {
    early = how;
  });
  const alive = () => {
    if (early) throw new Error(`it ended before part ${done}: ${JSON.stringify(early)}`);
  };
  let server = await findLiveServer(homeBelow(home));
  for (; !server; server = await findLiveServer(homeBelow(home))) {
    alive();
    await sleep(50);
  }
  const { port, password } = server;
  const database = openDatabase({ uri: boltUri(port), username: 'neo4j', password });
  try {
    for (;;) {
      alive();
      const [run] = await latestRuns(database);
      if (run?.state === 'OPEN' && run.done >= done) break;
      await sleep(20);
    }
  } finally {
    await database.close();
  }
  await sleep(ms);
}

/** All that a graph holds, its instants told from that of its run: two ingests begin at different ones. */
async function graphIn(server: LocalNeo4j): Promise<{ whole: string[]; run: Run | undefined }> {
  const database = openDatabase(server);
  try {
    const [run] = await latestRuns(database);
    const since = Date.parse(run?.instant ?? '');
    const whole = await wholeOf(database);
    const relative = (instant: string) => `run+${Date.parse(instant) - since}`;
    return { whole: whole.map((row) => row.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, relative)).sort(), run };
  } finally {
    await database.close();
  }
}

const countsOf = (run: Run | undefined) =>
  run && {
    created: run.created,
    updated: run.updated,
    unchanged: run.unchanged,
    done: run.done,
    rejected: run.rejected,
  };

/** The first rows that only one of the two has. */
function differences(some: readonly string[], others: readonly string[]): string[] {
  const without = (rows: readonly string[], gone: ReadonlySet<string>) => rows.filter((row) => !gone.has(row));
  const found = [...without(some, new Set(others)), ...without(others, new Set(some))];
  return [
    ...(some.length === others.length ? [] : [`${some.length} rows, not ${others.length}`]),
    ...found.slice(0, 10),
  ];
}
