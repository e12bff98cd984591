import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Compiled, compiledCli } from '../support/compiled.ts';
import { randomFrom } from '../support/random.ts';
import { holdingsOf, stateOf } from './holdings.ts';
import { LONG, ROUNDS, replay, SEED } from './lengths.ts';
import { dataFolder, type Served, serve } from './service.ts';
import { Ledger } from './writers.ts';

const WRITERS = 4;
/** A start of Neo4j on a busy machine, and all that is looked at after it. */
const ROUND_MS = 120_000;
/** Neo4j starts in half the time with Java's first compiler only; its files are the same. */
const QUICKLY = { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1' };
const VICTIMS = ['service', 'Neo4j', 'both'] as const;

interface Round {
  readonly kills: (typeof VICTIMS)[number];
  /** After so many acknowledged batches. */
  readonly after: number;
  /** And so many milliseconds. */
  readonly ms: number;
}

/** Each three rounds kill each of them once. */
function roundsFrom(seed: number): Round[] {
  const random = randomFrom(seed);
  const shuffled = Array.from({ length: Math.ceil(ROUNDS / VICTIMS.length) }, () =>
    VICTIMS.map((kills) => ({ kills, at: random() })).sort((a, b) => a.at - b.at),
  ).flat();
  return shuffled
    .slice(0, ROUNDS)
    .map(({ kills }) => ({ kills, after: 2 + Math.floor(random() * 25), ms: random() * 60 }));
}

let cli: Compiled;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let served: Served | undefined;
beforeAll(async () => {
  cli = await compiledCli();
  folder = await dataFolder();
});
afterAll(async () => {
  await served?.stop();
  await folder.remove();
  await cli.remove();
});

/** What must all be 0. */
interface Losses {
  lost: number;
  partial: number;
  duplicates: number;
  unproven: number;
}

it.skipIf(!LONG)(
  `loses nothing, leaves nothing in part and writes nothing twice in ${ROUNDS} kills -9`,
  async () => {
    console.log(`${ROUNDS} rounds, to be replayed by ${replay('kill-rounds')}`);
    const ledger = new Ledger(SEED, WRITERS);
    const losses: Losses = { lost: 0, partial: 0, duplicates: 0, unproven: 0 };
    const half = { whole: 0, absent: 0 };
    for (const [at, { kills, after, ms }] of roundsFrom(SEED).entries()) {
      const began = performance.now();
      served = await serve(cli.script, folder.home, QUICKLY);
      const started = performance.now() - began;
      await examine(served, ledger, losses, half);
      await killed(served, ledger, { kills, after, ms });
      const seconds = [started, performance.now() - began].map((ms) => (ms / 1_000).toFixed(1));
      const told = { acknowledged: ledger.acknowledged.length, ...losses, unanswered: half };
      console.log(`${at + 1} ${kills}, ${seconds.join(' of ')} s to start: ${JSON.stringify(told)}`);
      expect(losses, replay('kill-rounds')).toEqual({ lost: 0, partial: 0, duplicates: 0, unproven: 0 });
      expect(ledger.unforeseen).toEqual([]);
    }
    served = await serve(cli.script, folder.home, QUICKLY);
    await examine(served, ledger, losses, half);
    // every key again: the first answer, and nothing new
    for (const batch of ledger.acknowledged) expect(await ledger.send(served.url, batch)).toBe(true);
    await examine(served, ledger, losses, half);
    expect(losses, replay('kill-rounds')).toEqual({ lost: 0, partial: 0, duplicates: 0, unproven: 0 });
    expect(ledger.unforeseen).toEqual([]);
    console.log(
      `${ledger.acknowledged.length} acknowledged; of those unanswered, before they were sent again: ${JSON.stringify(half)}`,
    );
  },
  (ROUNDS + 3) * ROUND_MS,
);

/** Compares the graph with what is known; then sends again what nobody answered for, and some of the rest. */
async function examine(
  { url, graph }: Served,
  ledger: Ledger,
  losses: Losses,
  half: { whole: number; absent: number },
): Promise<void> {
  const database = await graph();
  try {
    const look = async (): Promise<void> => {
      const holdings = await holdingsOf(database);
      for (const batch of ledger.acknowledged) {
        const state = stateOf(batch, holdings);
        if (state === 'absent') losses.lost++;
        if (state === 'partial') losses.partial++;
        if (state === 'twice') losses.duplicates++;
      }
      for (const batch of ledger.open) {
        const state = stateOf(batch, holdings);
        if (state === 'whole' || state === 'absent') half[state]++;
        else losses[state === 'partial' ? 'partial' : 'duplicates']++;
      }
      losses.unproven += holdings.unproven.length;
      losses.duplicates += surplus(ledger, holdings.versions);
    };
    await look();
    const [open, known] = [ledger.open, ledger.acknowledged.slice(-SENT_AGAIN)];
    for (const batch of [...open, ...known]) {
      expect(await ledger.send(url, batch), `sent again: ${ledger.unforeseen}`).toBe(true);
    }
    await look();
  } finally {
    await database.close();
  }
}

/** Of those acknowledged last, so many are sent again each time. */
const SENT_AGAIN = 20;

/** Each batch of a writer adds one version to one fact, whoever sends it how often. */
function surplus(ledger: Ledger, versions: ReadonlyMap<string, number>): number {
  const written = new Map<string, number>();
  for (const { seen } of ledger.acknowledged) written.set(seen.fact, (written.get(seen.fact) ?? 0) + 1);
  const unanswered = ledger.open.length;
  return [...written].filter(([fact, times]) => {
    const found = versions.get(fact) ?? 0;
    return found < times || found > times + unanswered;
  }).length;
}

/** Lets the writers write, and kills at the moment; whoever was to end has ended. */
async function killed(served: Served, ledger: Ledger, { kills, after, ms }: Round): Promise<void> {
  let acknowledged = 0;
  let reached = (): void => {};
  const moment = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const writing = ledger.writeOn(served.url, () => {
    if (++acknowledged >= after) reached();
  });
  // they end before only where something fails that nobody has killed yet
  await Promise.race([moment, writing]);
  expect(acknowledged, 'acknowledged before the kill').toBeGreaterThanOrEqual(after);
  await wait(ms);
  if (kills !== 'service') process.kill(served.java, 'SIGKILL');
  if (kills !== 'Neo4j') served.kill();
  const [code, signal] = await Promise.all([served.exited, writing]).then(([how]) => how);
  if (kills === 'Neo4j') expect(code).toBe(1);
  else expect(signal).toBe('SIGKILL');
}
