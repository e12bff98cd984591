import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Database, openDatabase } from '../src/database/database.ts';
import { startLocalNeo4j } from '../src/database/local-neo4j/index.ts';
import { migrate } from '../src/database/migrations.ts';
import { ingestAll, type Progress } from '../src/features/ingestion/ingest-all.ts';
import { linesIn } from '../src/features/ingestion/lines.ts';
import { projectRoot } from '../src/project-root.ts';
import { rowsThere, writeRaw } from './ingestion/raw.ts';
import { register } from './ingestion/records.ts';

const onProgress = (line: string): void => console.error(line);
const NEWLINE = '\n';
/** Of the kernel's clock, a second. */
const TICKS = 100;
const MIB = 1_048_576;

/** What a piece of work took, in seconds: by the clock, and of the CPU here and in Neo4j. */
interface Taken {
  readonly clock: number;
  readonly here: number;
  readonly there: number;
}

/** CPU seconds a process has used; source: proc_pid_stat(5). */
function cpuOf(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = rest.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) / TICKS;
}

async function taken(server: number, work: () => Promise<unknown>): Promise<Taken> {
  const [clock, here, there] = [performance.now(), process.cpuUsage(), cpuOf(server)];
  await work();
  const { user, system } = process.cpuUsage(here);
  return { clock: (performance.now() - clock) / 1_000, here: (user + system) / 1e6, there: cpuOf(server) - there };
}

/** As a file is read: in pieces that end anywhere. */
async function* bytesOf(records: Iterable<string>): AsyncGenerator<Uint8Array> {
  let waiting: string[] = [];
  for (const record of records) {
    waiting.push(record);
    if (waiting.length < 200) continue;
    yield Buffer.from(`${waiting.join(NEWLINE)}${NEWLINE}`);
    waiting = [];
  }
  yield Buffer.from(waiting.join(NEWLINE));
}

const ours = (database: Database, records: Iterable<string>, tell?: (progress: Progress) => void) =>
  ingestAll(database, linesIn('register', bytesOf(records)), { now: new Date(), onProgress: tell });

async function emptied(database: Database): Promise<void> {
  for (const each of ['()-[x]->()', '(x)'])
    await database.runAlone(`CYPHER 5 MATCH ${each} CALL (x) { DELETE x } IN TRANSACTIONS OF 2000 ROWS`);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** By turns, so that what else the machine does meets both; the first round of each warms up and is not told. */
async function compare(database: Database, server: number, count: number, rounds: number): Promise<void> {
  const records = [...register(count)];
  await emptied(database);
  await ours(database, records);
  const steps = await rowsThere(database);
  await emptied(database);
  await writeRaw(database, steps);
  console.log('| who | clock s | records/s | CPU here s | CPU Neo4j s |\n|---|---|---|---|---|');
  const ratios: Taken[] = [];
  for (let round = 0; round < rounds; round++) {
    await emptied(database);
    const raw = await taken(server, () => writeRaw(database, steps));
    await emptied(database);
    const own = await taken(server, () => ours(database, records));
    for (const [who, { clock, here, there }] of [['raw', raw] as const, ['ours', own] as const])
      console.log(
        `| ${[who, clock.toFixed(2), (count / clock).toFixed(0), here.toFixed(2), there.toFixed(2)].join(' | ')} |`,
      );
    const [rawCpu, ownCpu] = [raw.here + raw.there, own.here + own.there];
    ratios.push({ clock: raw.clock / own.clock, here: rawCpu / ownCpu, there: raw.there / own.there });
  }
  const told = (name: keyof Taken): string => median(ratios.map((each) => each[name])).toFixed(2);
  console.log(
    `\nOurs to raw, records a second: ${told('clock')}; a CPU second, both: ${told('here')}, Neo4j's: ${told('there')}`,
  );
  console.log(`Memory here at most ${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MiB`);
}

/** How memory goes while very many are taken in, at each tenth. */
async function watchMemory(database: Database, count: number): Promise<void> {
  await emptied(database);
  const began = performance.now();
  let told = '';
  await ours(database, register(count), ({ stage, records }) => {
    const tenth = `${stage} ${Math.floor((records * 10) / count)}`;
    if (tenth === told) return;
    told = tenth;
    const [seconds, rss] = [(performance.now() - began) / 1_000, process.memoryUsage.rss() / MIB];
    console.log(`${stage} ${records}: ${seconds.toFixed(0)} s, ${rss.toFixed(0)} MiB`);
  });
  console.log(`At most ${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MiB`);
}

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '5' },
    memory: { type: 'boolean', default: false },
  },
});
const home = join(projectRoot, 'bench', '.home-ingest');
const local = await startLocalNeo4j({ home, purpose: 'service', onProgress });
const database = openDatabase(local);
try {
  await migrate(database, { onProgress });
  const { pid } = JSON.parse(readFileSync(join(local.home, 'server.json'), 'utf8'));
  if (values.memory) await watchMemory(database, Number(values.records));
  else await compare(database, Number(pid), Number(values.records), Number(values.rounds));
} finally {
  await database.close();
  await local.stop();
}
