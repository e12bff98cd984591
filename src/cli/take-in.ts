import type { Flags } from '../config.ts';
import { SilianError } from '../errors.ts';
import type { AllReport } from '../features/ingestion/ingest-all.ts';
import type { Line, Reject } from '../features/ingestion/parse.ts';
import { Notes } from './notes.ts';
import { withGraph } from './options.ts';
import { Meter } from './progress.ts';
import { stopSignal } from './signals.ts';
import { UsageError } from './usage.ts';

interface Taking {
  readonly flags: Flags;
  readonly dryRun: boolean;
  /** Takes the records that are right, and hands over the others. */
  readonly keepGoing: ((rejects: readonly Reject[]) => void) | undefined;
}

/** Takes lines into the graph through the one door, and tells how far it is; told to stop, it takes back what it wrote. */
export async function takeIn(
  lines: AsyncIterable<readonly Line[]>,
  { flags, dryRun, keepGoing }: Taking,
): Promise<AllReport> {
  const [{ ingestAll }, { migrate }] = await Promise.all([
    import('../features/ingestion/ingest-all.ts'),
    import('../database/migrations.ts'),
  ]);
  const stopping = new AbortController();
  void stopSignal().then(() => stopping.abort(new UsageError('Stopped; what was written is taken back. 已停止并撤回')));
  const meter = new Meter(process.stderr);
  const notes = new Notes();
  return withGraph(flags, async ({ database }) => {
    await database.ping();
    await migrate(database, { onProgress: () => {} });
    return ingestAll(database, lines, {
      now: new Date(),
      signal: stopping.signal,
      dryRun,
      keepGoing,
      onWarnings: (warnings) => notes.add(warnings),
      onProgress: (progress) =>
        meter.show(dryRun && progress.stage === 'writing' ? { ...progress, stage: 'trying' } : progress),
    }).catch(brokenOff);
  }).finally(() => {
    meter.end();
    notes.tell();
  });
}

/** A graph that went away has kept what was committed, unseen until the rest is there. */
function brokenOff(error: unknown): never {
  if (!(error instanceof SilianError && error.code === 'DB_UNAVAILABLE')) throw error;
  throw new UsageError(
    'The graph went away before all was written. Once it is there, run the same command again: it goes on where it was; `silian runs` tells how far that is. 图谱连接中断；恢复后重新执行同一命令即可继续，`silian runs` 可查进度',
    { cause: error },
  );
}

/** What became of the records, for people. */
export function told(
  { created, updated, unchanged, evidence, rejected, run }: AllReport,
  dryRun: boolean,
  rejects?: string,
): string {
  const would = dryRun ? 'Nothing written; it would be 未写入，结果将为' : 'Written 已写入';
  const counts = `${created} created 新建, ${updated} updated 更新, ${unchanged} unchanged 无变化, ${evidence} new evidence 新证据`;
  const where = rejects === undefined ? '' : `, see 见 ${rejects}`;
  const left = rejected > 0 ? `; ${rejected} left out 未写入${where}` : '';
  return `${would}: ${counts}${left}${run === undefined ? '' : ` (run ${run})`}`;
}
