import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { note } from '../../../database/audit/note.ts';
import type { Database } from '../../../database/database.ts';
import { HORIZON_AGE_MS } from '../../../database/horizon.ts';
import { statement } from '../../../database/statement.ts';
import { SilianError } from '../../../errors.ts';
import { takeLock } from '../lock.ts';
import { after } from '../state.ts';
import { beginRun, NONE, type Run, runUnderWay } from './ledger.ts';
import { hasLost, OWNER } from './owner.ts';

/** No read takes longer (READ_TIMEOUT_MS of the database). */
const LONGEST_READ_MS = 5_000;

interface Wanted {
  readonly sha256: string;
  readonly files: readonly string[];
  readonly keepGoing: boolean;
  readonly now: Date;
}

/** Begins a run, or goes on with the one that was broken off with the same records. Fails with CONFLICT for any other. */
export async function beginOrResume(database: Database, wanted: Wanted): Promise<Run> {
  const { run, begun } = await database.write(async (transaction) => {
    const open = await runUnderWay(transaction.run);
    if (open && open.sha256 === wanted.sha256 && open.keepGoing === wanted.keepGoing)
      return { run: open, begun: false };
    const { recordedAt } = await takeLock(transaction);
    const fresh = runOf(wanted, recordedAt);
    await beginRun(transaction, fresh);
    const act = { act: 'BEGIN_RUN', about: `run ${fresh.id}`, content: fresh.sha256 } as const;
    await note(transaction, act, fresh.startedAt);
    return { run: fresh, begun: true };
  });
  if (begun) await untilKnown(database);
  else if (!hasLost(run, new Date())) throw stillWritten(run);
  return run;
}

function runOf({ sha256, files, keepGoing, now }: Wanted, recordedAt: string | null): Run {
  const startedAt = now.toISOString();
  // later than all that is recorded, whatever the clocks say
  const instant = after(recordedAt ?? '', startedAt);
  return {
    ...{ id: randomUUID(), sha256, files: [...files], state: 'OPEN', instant, startedAt, owner: OWNER, keepGoing },
    // reading what is to be written may have taken long
    ...{ heartbeat: new Date().toISOString(), done: 0, ...NONE },
  };
}

const stillWritten = ({ id, owner, heartbeat }: Run): SilianError =>
  new SilianError(
    'CONFLICT',
    `These very records are being written by ${owner} (run ${id}, last part at ${heartbeat}). Wait for it; if that process has ended, send them again two minutes after its last part, and the rest is written. 相同的记录正在写入，请等待；若该进程已终止，两分钟后重新执行即可继续`,
    { run: id },
  );

const olderReads = statement('ingestion/run/older-reads', z.object({ count: z.number() }));

/** Waits until every reader knows of the run: first for what readers may think, then for reads that began before. */
async function untilKnown(database: Database): Promise<void> {
  const began = performance.now();
  await wait(HORIZON_AGE_MS + 50);
  while (performance.now() - began < HORIZON_AGE_MS + LONGEST_READ_MS) {
    if (await noOlderReads(database, performance.now() - began - HORIZON_AGE_MS)) return;
    await wait(100);
  }
}

/** Whether it is known that there are none: a server may not tell. */
async function noOlderReads(database: Database, ageMs: number): Promise<boolean> {
  try {
    const [row] = await olderReads(database.read, { ageMs });
    return row?.count === 0;
  } catch {
    return false;
  }
}
