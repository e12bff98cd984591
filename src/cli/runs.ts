import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import type { Run } from '../features/ingestion/run/ledger.ts';
import { verb, withGraph } from './options.ts';
import { UsageError } from './usage.ts';

export const runsVerb = (): Command =>
  verb('runs', 'List large ingests, the latest first.', '列出大批量写入，最近者在前')
    .action(list)
    .addCommand(undoVerb());

const undoVerb = (): Command =>
  verb('undo', 'Take back what a broken-off ingest has written.', '撤回中断的大批量写入')
    .argument('<run>', "The run's id, as `silian runs` tells it. 编号")
    .action(undo);

async function list(flags: Flags): Promise<void> {
  const { latestRuns } = await import('../features/ingestion/run/ledger.ts');
  const runs = await withGraph(flags, ({ database }) => latestRuns(database));
  process.stdout.write(runs.length === 0 ? 'None. 无\n' : `${runs.map(lineOf).join('\n')}\n`);
}

const STATES: Readonly<Record<Run['state'], string>> = {
  OPEN: 'under way 进行中',
  SEALED: 'written 已写入',
  UNDONE: 'taken back 已撤回',
};

const lineOf = ({ id, state, startedAt, created, updated, unchanged, done, owner, files }: Run): string =>
  [
    ...[id, startedAt, STATES[state], `${created + updated + unchanged} records 条`],
    ...(state === 'OPEN' ? [`${done} parts 批`, `by ${owner}`] : []),
    files.join(', '),
  ].join('  ');

async function undo(run: string, flags: Flags): Promise<void> {
  const [{ latestRuns }, { hasLost }, { undoRun }] = await Promise.all([
    import('../features/ingestion/run/ledger.ts'),
    import('../features/ingestion/run/owner.ts'),
    import('../features/ingestion/run/undo.ts'),
  ]);
  await withGraph(flags, async ({ database }) => {
    const found = (await latestRuns(database)).find(({ id }) => id === run);
    if (found?.state !== 'OPEN')
      throw new UsageError(`${run} is no ingest under way; \`silian runs\` lists them. 没有进行中的该写入`);
    if (!hasLost(found, new Date()))
      throw new UsageError(`${found.owner} is writing it: stop that process first. 请先停止写入它的进程`);
    await undoRun(database, run, new Date());
  });
  process.stdout.write('Taken back. 已撤回\n');
}
