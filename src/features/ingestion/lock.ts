import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Act } from '../../database/audit/entry.ts';
import { note } from '../../database/audit/note.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { integer } from '../../database/paths.ts';
import { statement, statementText } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';

const Held = z.object({ recordedAt: z.string().nullable(), run: z.string().nullable(), isEmpty: z.boolean() });
/** What the graph says of writing, to whoever holds its lock. */
export type Held = z.infer<typeof Held>;

const lock = statement('ingestion/lock', Held);

/** Waits until nobody else writes (ADR 3). Fails with CONFLICT while a run of several parts, other than `run`, is under way. */
export async function takeLock({ run }: Transaction, own?: string): Promise<Held> {
  const [held] = await lock(run, { writer: randomUUID() });
  if (!held) throw new Error('the graph gave no lock');
  if (held.run !== null && held.run !== own) throw underWay(held.run);
  return held;
}

const PLANNED_WITHIN_S = integer(10);

/** What claims are written by: a transaction that holds the lock; after the first claims of a graph Neo4j plans anew. */
export async function writeLocked<T>(
  database: Database,
  work: (transaction: Transaction) => Promise<T>,
  own?: string,
): Promise<T> {
  let wasEmpty = false;
  const written = await database.write(async (transaction) => {
    ({ isEmpty: wasEmpty } = await takeLock(transaction, own));
    return work(transaction);
  });
  if (wasEmpty) await planAnew(database);
  return written;
}

/**
 * Neo4j plans by how much its indexes held when it last counted, which it does when it finds the time: where that was
 * nothing, all ways cost nothing to it, and it may go through a whole index for each row. Never fails: Neo4j finds the
 * time later.
 */
const planAnew = (database: Database): Promise<unknown> =>
  database.runAlone(statementText('ingestion/plan-anew'), { seconds: PLANNED_WITHIN_S }).catch(() => {});

/** Says that the graph has changed, once for each write that changed it, and notes by whom and what it was. */
export async function revise(transaction: Transaction, now: string, act: Act): Promise<void> {
  await transaction.run(statementText('ingestion/revise'), { now });
  await note(transaction, act, now);
}

const underWay = (run: string): SilianError =>
  new SilianError(
    'CONFLICT',
    `A larger ingest is under way (run ${run}): nothing else is written before it ends. Try again then; \`silian runs\` tells how far it is, \`silian runs undo\` takes back one whose process has ended. 另有大批量写入正在进行，请稍后再试`,
    { run },
  );
