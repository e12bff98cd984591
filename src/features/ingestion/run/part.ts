import { note } from '../../../database/audit/note.ts';
import type { Database, Transaction } from '../../../database/database.ts';
import { statementText } from '../../../database/statement.ts';
import type { Awaited } from '../batch.ts';
import { countsIn, reportOf } from '../ingest.ts';
import { writeLocked } from '../lock.ts';
import { contentOf } from '../once.ts';
import {
  type Line,
  type Parsed,
  parseRecords,
  placeOf,
  RecordsRefused,
  type Reject,
  refused,
  rejectsOf,
} from '../parse.ts';
import { workIn } from '../work.ts';
import { type Counts, type Run, runUnderWay } from './ledger.ts';
import { undoOf } from './undo.ts';

/** A part of a run: its number, from 1, and its records. */
export interface Part {
  readonly number: number;
  readonly lines: readonly Line[];
  readonly awaited: Awaited | undefined;
}

/** What became of a part. */
export interface Written {
  readonly counts: Counts;
  readonly rejects: readonly Reject[];
}

/** Parses a part; what is at fault refuses it, or is left out where the run goes on without. */
export function readPart(part: Part, keepGoing: boolean): { parsed: Parsed[]; rejects: Reject[] } {
  const { parsed, problems } = parseRecords(part.lines);
  if (problems.length > 0 && !keepGoing) throw refused(problems);
  return { parsed, rejects: rejectsOf(problems, part.lines) };
}

/**
 * Writes a part in one transaction, together with what it takes to undo it. Written already, it stays as it is: the
 * answer to a COMMIT may have been lost. Where the run goes on without what is at fault, so does this.
 */
export async function writePart(
  database: Database,
  run: Run,
  part: Part,
  { parsed, rejects }: { readonly parsed: readonly Parsed[]; readonly rejects: readonly Reject[] },
): Promise<Written> {
  try {
    const write = async (transaction: Transaction): Promise<Written> => {
      const state = await runUnderWay(transaction.run);
      if (state?.id !== run.id) throw new Error(`run ${run.id} was ended by somebody else`);
      if (state.done >= part.number) return { counts: differenceOf(state, run), rejects };
      const worked = await workIn(transaction, parsed, run.instant, part.awaited);
      const { created, updated, unchanged, evidence } = reportOf(worked.batch, worked.records);
      const counts = { created, updated, unchanged, evidence, rejected: linesOf(rejects) };
      const noted = transaction.run(statementText('ingestion/run/note-part'), {
        run: run.id,
        counts,
        heartbeat: new Date().toISOString(),
        part: {
          part: part.number,
          now: worked.batch.now,
          undo: JSON.stringify(undoOf(worked)),
          rejects: JSON.stringify(rejects),
          ...counts,
        },
      });
      const about = `run ${run.id}, part ${part.number}: ${countsIn(counts)}`;
      const act = { act: 'WRITE_PART', about, content: contentOf(part.lines) } as const;
      await Promise.all([noted, note(transaction, act, worked.batch.now)]);
      return { counts, rejects };
    };
    return await writeLocked(database, write, run.id);
  } catch (error) {
    if (!run.keepGoing || !(error instanceof RecordsRefused)) throw error;
    const faulty = new Set(error.problems.map(placeOf));
    const good = parsed.filter(({ at }) => !faulty.has(placeOf(at)));
    return writePart(database, run, part, {
      parsed: good,
      rejects: [...rejects, ...rejectsOf(error.problems, part.lines)],
    });
  }
}

const linesOf = (problems: readonly Reject[]): number => new Set(problems.map(placeOf)).size;

/** What the part has added that was written before its answer was lost. */
const differenceOf = (state: Counts, before: Counts): Counts => ({
  created: state.created - before.created,
  updated: state.updated - before.updated,
  unchanged: state.unchanged - before.unchanged,
  evidence: state.evidence - before.evidence,
  rejected: state.rejected - before.rejected,
});
