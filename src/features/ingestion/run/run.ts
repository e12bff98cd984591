import { z } from 'zod';
import { note } from '../../../database/audit/note.ts';
import type { Database } from '../../../database/database.ts';
import { ACTOR_KINDS } from '../../../database/kinds.ts';
import { integer } from '../../../database/paths.ts';
import { statement } from '../../../database/statement.ts';
import { countsIn } from '../ingest.ts';
import { revise, takeLock } from '../lock.ts';
import { type Line, problem, type Reject, refused } from '../parse.ts';
import { SourceRecord } from '../record.ts';
import { type Counts, endRun, type Run } from './ledger.ts';
import { type Part, readPart, writePart } from './part.ts';
import { PHASES, type Phase, type Spool } from './spool.ts';

/** Records of a part: what one transaction's memory holds with room to spare. */
const SIZE: Readonly<Record<Phase, number>> = {
  source: 1_000,
  subject: 1_000,
  actor: 750,
  other: 1_000,
  relation: 2_000,
};

export interface Watch {
  /** Told after each part how many records have been worked in. */
  readonly onPart?: ((records: number, counts: Counts) => void) | undefined;
  /** Told of records that are left out. */
  readonly onRejects?: ((rejects: readonly Reject[]) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes the parts of a run that are not written yet. Reading the next part goes on while one is written.
 * @returns what became of the records of the whole run
 */
export async function writeParts(database: Database, run: Run, spool: Spool, watch: Watch): Promise<Counts> {
  let counts: Counts = run;
  let [number, records] = [0, 0];
  const contributors = new Map<string, Line>();
  let writing: Promise<void> = Promise.resolve();
  // whoever goes on has not heard of what was left out before
  if (run.done > 0) watch.onRejects?.(await rejectsBefore(database, run));
  for await (const { lines, phase } of partsOf(spool)) {
    number += 1;
    const part: Part = { number, lines, awaited: phase === 'source' ? 'contributors' : undefined };
    if (phase === 'source') for (const line of lines) noteContributor(line, contributors);
    if (number <= run.done) {
      records += lines.length;
      continue;
    }
    const read = readPart(part, run.keepGoing);
    await writing;
    watch.signal?.throwIfAborted();
    writing = writePart(database, { ...run, ...counts }, part, read).then((written) => {
      counts = sum(counts, written.counts);
      records += lines.length;
      if (written.rejects.length > 0) watch.onRejects?.(written.rejects);
      watch.onPart?.(records, counts);
    });
    // awaited above, or below; until then it may fail unheard
    writing.catch(() => {});
  }
  await writing;
  await refuseUnknownContributors(database, contributors);
  return counts;
}

const leftOut = statement('ingestion/run/rejects', z.object({ rejects: z.string() }));
const Rejects = z.array(
  z.object({ file: z.string(), line: z.number(), field: z.string(), message: z.string(), record: z.string() }),
);

/** What was left out of the parts that are written. */
async function rejectsBefore(database: Database, { id }: Run): Promise<readonly Reject[]> {
  const rows = await leftOut(database.read, { run: id });
  return rows.flatMap(({ rejects }) => Rejects.parse(JSON.parse(rejects)));
}

async function* partsOf(spool: Spool): AsyncGenerator<{ lines: readonly Line[]; phase: Phase }> {
  for (const phase of PHASES) {
    for await (const lines of spool.parts(phase, SIZE[phase])) yield { lines, phase };
  }
}

const sum = (a: Counts, b: Counts): Counts => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  evidence: a.evidence + b.evidence,
  rejected: a.rejected + b.rejected,
});

function noteContributor(line: Line, contributors: Map<string, Line>): void {
  const { contributor } = SourceRecord.parse(JSON.parse(line.text));
  if (contributor !== undefined && !contributors.has(contributor)) contributors.set(contributor, line);
}

const unknownActors = statement('ingestion/run/unknown-actors', z.object({ key: z.string() }));

/** Sources come first, so that who contributed them is looked for at the end. */
async function refuseUnknownContributors(database: Database, contributors: ReadonlyMap<string, Line>): Promise<void> {
  if (contributors.size === 0) return;
  const rows = await unknownActors(database.read, { keys: [...contributors.keys()], kinds: ACTOR_KINDS });
  const problems = rows.flatMap(({ key }) => {
    const line = contributors.get(key);
    return line
      ? [problem(line, 'contributor', `no actor has the key ${key}: send its record too, or mend the key`)]
      : [];
  });
  if (problems.length > 0) throw refused(problems);
}

/** Shows a run whole and at once. */
export const sealRun = (database: Database, { id, instant, sha256 }: Run, counts: Counts, now: Date): Promise<void> =>
  database.write(async (transaction) => {
    const { run } = await takeLock(transaction, id);
    // sealed before, and the answer was lost
    if (run !== id) return;
    await endRun(transaction, id, 'SEALED', now.toISOString());
    const act = { act: 'SEAL_RUN', about: `run ${id}: ${countsIn(counts)}`, content: sha256 } as const;
    if (counts.created + counts.updated > 0) await revise(transaction, instant, act);
    else await note(transaction, act, now.toISOString());
  });

const dropParts = statement('ingestion/run/drop-parts', z.object({ gone: z.number() }));
/** Parts forgotten in one transaction. */
const DROPPED = 50;

/** Forgets how to undo runs that have ended, this one and any whose process ended before it could. */
export async function forgetParts(database: Database): Promise<void> {
  const drop = () => database.write(({ run }) => dropParts(run, { limit: integer(DROPPED) }));
  for (let [row] = await drop(); row && row.gone > 0; [row] = await drop());
}
