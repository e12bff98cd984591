import { z } from 'zod';
import type { Database, Transaction } from '../../../database/database.ts';
import { integer } from '../../../database/paths.ts';
import { statement, statementText } from '../../../database/statement.ts';

/** What became of the records of a large ingest so far. */
const Counts = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  evidence: z.number(),
  rejected: z.number(),
});
export type Counts = z.infer<typeof Counts>;
export const NONE: Counts = { created: 0, updated: 0, unchanged: 0, evidence: 0, rejected: 0 };

export const Run = Counts.extend({
  id: z.string(),
  /** Of all its records. */
  sha256: z.string(),
  files: z.array(z.string()),
  state: z.enum(['OPEN', 'SEALED', 'UNDONE']),
  /** When its records are recorded. */
  instant: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  /** When its last part was written. */
  heartbeat: z.string(),
  /** Which process writes it: host and process id. */
  owner: z.string(),
  /** Whether records at fault are left out. */
  keepGoing: z.boolean(),
  /** Parts written. */
  done: z.number(),
});
/** A large ingest, written in parts and shown as one. */
export type Run = z.infer<typeof Run>;

const Row = z.object({ run: Run });
const underWay = statement('ingestion/run/under-way', Row);
const runs = statement('ingestion/run/runs', Row);
type Reads = Pick<Transaction, 'run'>['run'];

/** The run that is under way, if one is. */
export const runUnderWay = async (run: Reads): Promise<Run | undefined> => (await underWay(run))[0]?.run;

const MOST = 100;

/** Runs, the latest first, at most 100. */
export const latestRuns = async (database: Database): Promise<Run[]> =>
  (await runs(database.read, { limit: integer(MOST) })).map(({ run }) => run);

export const beginRun = (transaction: Transaction, run: Run) =>
  transaction.run(statementText('ingestion/run/begin'), { run });

export const endRun = (transaction: Transaction, run: string, state: 'SEALED' | 'UNDONE', endedAt: string) =>
  transaction.run(statementText('ingestion/run/end'), { run, state, endedAt });
