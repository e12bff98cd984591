import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Act } from '../../database/audit/entry.ts';
import { note } from '../../database/audit/note.ts';
import type { Transaction } from '../../database/database.ts';
import { statement, statementText } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';

const Held = z.object({ recordedAt: z.string().nullable(), run: z.string().nullable() });
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
