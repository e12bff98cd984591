import type { Database } from '../../database/database.ts';
import { SilianError } from '../../errors.ts';
import { ingest } from './ingest.ts';
import {
  type Line,
  type Problem,
  parseRecords,
  placeOf,
  RecordsRefused,
  type Reject,
  refused,
  rejectsOf,
  warningsOf,
} from './parse.ts';
import { beginOrResume } from './run/begin.ts';
import { type Counts, NONE, type Run } from './run/ledger.ts';
import { written } from './run/owner.ts';
import { forgetParts, sealRun, type Watch, writeParts } from './run/run.ts';
import { Spool } from './run/spool.ts';
import { undoRun } from './run/undo.ts';

/** So many records go into one transaction; more are a run of several parts. */
const BATCH = 2_000;
/** Faults told of a file that is refused whole. */
const MOST_FAULTS = 1_000;

export interface Progress {
  readonly stage: 'reading' | 'waiting' | 'writing' | 'undoing';
  readonly records: number;
  /** Null while it is not known. */
  readonly total: number | null;
  readonly counts: Counts;
}

export interface AllOptions {
  readonly now: Date;
  /** Takes the records that are right, and hands over what is wrong with the others; else all or nothing. */
  readonly keepGoing?: ((rejects: readonly Reject[]) => void) | undefined;
  /** Hands over what may be mistaken in records that are kept. */
  readonly onWarnings?: ((warnings: readonly Problem[]) => void) | undefined;
  /** Tells what would become of the records, and leaves the graph as it is. */
  readonly dryRun?: boolean | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the work; what was written of it is taken back. */
  readonly signal?: AbortSignal | undefined;
}

export interface AllReport extends Counts {
  /** The run in which they were written; absent where one transaction was enough. */
  readonly run?: string;
}

/**
 * Takes in any number of records through the one door, in any order, all or nothing: few in one transaction, many as a
 * run in parts that nobody sees before it is whole. A run that was broken off goes on where it was when the same records
 * come again; one that fails is undone. Memory stays flat.
 */
export async function ingestAll(
  database: Database,
  lines: AsyncIterable<readonly Line[]>,
  options: AllOptions,
): Promise<AllReport> {
  const source = lines[Symbol.asyncIterator]();
  const first: Line[] = [];
  let ended = false;
  while (first.length <= BATCH && !ended) {
    const { value, done } = await source.next();
    if (done) ended = true;
    else first.push(...value);
  }
  if (first.length <= BATCH) return ingestFew(database, first, options);
  const spool = await Spool.open();
  try {
    return await ingestMany(database, spool, chained(first, source), options);
  } finally {
    await spool.remove();
  }
}

async function* chained(first: readonly Line[], source: AsyncIterator<readonly Line[]>) {
  yield first;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

async function ingestFew(
  database: Database,
  lines: readonly Line[],
  { now, keepGoing, dryRun, onProgress, onWarnings }: AllOptions,
): Promise<AllReport> {
  let [taken, rejected] = [lines, 0];
  for (;;) {
    try {
      const report = await ingest(database, taken, now, { dryRun: dryRun === true });
      const counts = { ...countsOf(report), rejected };
      if (report.warnings.length > 0) onWarnings?.(report.warnings);
      onProgress?.({ stage: 'writing', records: lines.length, total: lines.length, counts });
      return counts;
    } catch (error) {
      if (!keepGoing || !(error instanceof RecordsRefused)) throw error;
      const faulty = new Set(error.problems.map(placeOf));
      taken = taken.filter((line) => !faulty.has(placeOf(line)));
      rejected += faulty.size;
      keepGoing(rejectsOf(error.problems, lines));
    }
  }
}

const countsOf = ({ created, updated, unchanged, evidence }: Omit<Counts, 'rejected'>) => ({
  ...{ created, updated, unchanged, evidence },
});

async function ingestMany(
  database: Database,
  spool: Spool,
  lines: AsyncIterable<readonly Line[]>,
  options: AllOptions,
): Promise<AllReport> {
  const { now, keepGoing, onProgress } = options;
  const { files, rejected } = await fill(spool, lines, options);
  const sha256 = await spool.end();
  const total = spool.count;
  onProgress?.({ stage: 'waiting', records: 0, total, counts: NONE });
  const run = await beginOrResume(database, { sha256, files, keepGoing: keepGoing !== undefined, now });
  written.add(run.id);
  try {
    const counts = await settled(database, run, spool, options);
    return { ...counts, rejected: counts.rejected + rejected, run: run.id };
  } finally {
    written.delete(run.id);
  }
}

/** Reads all records onto disk; what is at fault by itself is known before anything is written. */
async function fill(
  spool: Spool,
  lines: AsyncIterable<readonly Line[]>,
  { keepGoing, onProgress, onWarnings, signal }: AllOptions,
) {
  const [files, faults] = [new Set<string>(), [] as Problem[]];
  let rejected = 0;
  for await (const some of lines) {
    signal?.throwIfAborted();
    for (const line of some) {
      files.add(line.file);
      const { parsed, problems } = parseRecords([line]);
      for (const { record, at } of parsed) await spool.add(record, at);
      const warnings = warningsOf(parsed);
      if (warnings.length > 0) onWarnings?.(warnings);
      if (problems.length === 0) continue;
      rejected += 1;
      if (keepGoing) keepGoing(rejectsOf(problems, [line]));
      else faults.push(...problems);
    }
    if (faults.length > MOST_FAULTS) break;
    onProgress?.({ stage: 'reading', records: spool.count, total: null, counts: NONE });
  }
  if (faults.length > 0) throw refused(faults);
  return { files: [...files], rejected };
}

/** Writes and seals a run, or takes it back where it was only tried, is refused or is broken off by its caller. */
async function settled(database: Database, run: Run, spool: Spool, options: AllOptions): Promise<Counts> {
  const { now, keepGoing, dryRun, onProgress, signal } = options;
  const total = spool.count;
  const watch: Watch = {
    signal,
    onRejects: keepGoing,
    onPart: (records, counts) => onProgress?.({ stage: 'writing', records, total, counts }),
  };
  const undo = async () => {
    onProgress?.({ stage: 'undoing', records: 0, total, counts: NONE });
    await undoRun(database, run.id, now);
  };
  try {
    const counts = await writeParts(database, run, spool, watch);
    if (dryRun) await undo();
    else {
      await sealRun(database, run, counts, new Date());
      await forgetParts(database);
    }
    return counts;
  } catch (error) {
    if (mayGoOn(error, signal)) throw error;
    await undo();
    throw error;
  }
}

/** A database that went away comes back: then the same records again go on. */
const mayGoOn = (error: unknown, signal: AbortSignal | undefined): boolean =>
  signal?.aborted !== true && !(error instanceof SilianError && error.code !== 'DB_UNAVAILABLE');
