import type { Database } from '../../database/database.ts';
import type { Batch, Outcome } from './batch.ts';
import { revise, writeLocked } from './lock.ts';
import { contentOf, doneBefore, keepWrite, type Once } from './once.ts';
import { type Line, type Parsed, type Problem, parseRecords, problem, refused, warningsOf } from './parse.ts';
import { refuseStale } from './stale.ts';
import { workIn } from './work.ts';

/** No batch is larger; one transaction's memory may bound it earlier (`TOO_LARGE`). Source: docs/records.md. */
export const MAX_RECORDS = 10_000;

/** Of what comes over HTTP: a caller who has so many to mend can send the rest again. */
const MOST_AT_FAULT = 1_000;

/** What a batch did. Records count, posts and topics derived from them too. */
export interface Report {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Evidence that was new. */
  readonly evidence: number;
  /** What may be mistaken, and was kept all the same. */
  readonly warnings: readonly Problem[];
  /** What became of each line's own record, in the order in which they came. */
  readonly outcomes: readonly Outcome[];
}

interface Options {
  /** Tells what would become of the records, and writes nothing. */
  readonly dryRun?: boolean;
  /** The same write again gives the first answer. */
  readonly once?: Once;
  /** When the caller read what the records are about: fails with CONFLICT where others have recorded it otherwise since. */
  readonly seenAt?: string | undefined;
}

/**
 * The one door: parses, checks, derives and writes a batch of records in one transaction, all or nothing. The same
 * records again change nothing. Fails with INVALID_RECORD, which names every file, line and field at fault, and with
 * CONFLICT where the idempotency key was used for other records, or while a larger ingest is under way.
 */
export async function ingest(
  database: Database,
  lines: readonly Line[],
  now: Date,
  { dryRun = false, once, seenAt }: Options = {},
): Promise<Report> {
  const tooMany = lines[MAX_RECORDS];
  if (tooMany) {
    const message = `${lines.length} records are too many for one batch. Allowed: ${MAX_RECORDS}; send the rest, from this line on, in further ones`;
    throw refused([problem(tooMany, '', message)]);
  }
  const { parsed, problems } = parseRecords(lines, once && MOST_AT_FAULT);
  if (problems.length > 0) throw refused(problems);
  const warnings = warningsOf(parsed);
  return undone(dryRun, (settle) =>
    writeLocked(database, async (transaction) => {
      const before = once && (await doneBefore(transaction, once, lines));
      if (before) return { ...counted(before.outcomes, before.outcomes, before.evidence), warnings };
      const worked = await workIn(transaction, parsed, now.toISOString());
      if (seenAt !== undefined) refuseStale(worked, seenAt);
      const { batch, records, changed } = worked;
      const report = { ...reportOf(batch, records), warnings };
      if (changed)
        await revise(transaction, batch.now, { act: 'INGEST', about: countsIn(report), content: contentOf(lines) });
      if (once) await keepWrite(transaction, once, lines, { ...report, recordedAt: batch.now });
      return settle(report);
    }),
  );
}

/** For the audit chain: `3 created, 0 updated, 1 unchanged, 4 evidence`. */
export const countsIn = ({ created, updated, unchanged, evidence }: Omit<Counted, 'outcomes'>): string =>
  `${created} created, ${updated} updated, ${unchanged} unchanged, ${evidence} evidence`;

/** What a dry run came to, thrown so that its transaction is rolled back. */
class Tried extends Error {
  readonly report: Report;

  constructor(report: Report) {
    super('a dry run ends here');
    this.report = report;
  }
}

/** Does the work, and where it is only tried, has it undone with the answer kept. */
async function undone(dryRun: boolean, work: (settle: (report: Report) => Report) => Promise<Report>): Promise<Report> {
  if (!dryRun) return work((report) => report);
  try {
    return await work((report) => {
      throw new Tried(report);
    });
  } catch (error) {
    if (error instanceof Tried) return error.report;
    throw error;
  }
}

/** What became of the records, those that follow from them counted too. */
export const reportOf = ({ outcomes, evidence }: Batch, records: readonly Parsed[]): Counted => {
  const own = outcomes.filter((_, place) => records[place]?.source === undefined);
  return counted(outcomes, own, evidence.size);
};

type Counted = Omit<Report, 'warnings'>;

const counted = (all: readonly Outcome[], own: readonly Outcome[], evidence: number): Counted => ({
  ...countsOf(all, evidence),
  outcomes: own,
});

/** How many records came to what. */
export function countsOf(outcomes: readonly Outcome[], evidence: number) {
  const count = (outcome: Outcome): number => outcomes.filter((each) => each === outcome).length;
  return { created: count('CREATED'), updated: count('UPDATED'), unchanged: count('UNCHANGED'), evidence };
}
