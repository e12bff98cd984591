import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import type { ListedMerger } from '../features/ingestion/merging/ledger.ts';
import { verb, whoever, withGraph, withReason } from './options.ts';

interface Options extends Flags {
  readonly reason: string;
  readonly by?: string;
}

export const mergeVerb = (): Command =>
  withReason(
    verb(
      'merge',
      'Make entities one with another: their facts, keys and names are its own from now on.',
      '将重复的实体并入另一实体：其事实、key 与名称自此归于后者',
    )
      .argument('<keep>', 'The id or key of the one that stays. 保留者的标识或 key')
      .argument('<duplicates...>', 'Ids or keys of what is one with it. 与之同一者的标识或 key'),
    'Why; it is kept and shown. 理由，予以保存并可查',
  )
    .option('--by <name>', 'Who says so; default this user. 决定人')
    .action(mergeAll)
    .addCommand(listVerb())
    .addCommand(undoVerb());

const listVerb = (): Command =>
  verb('list', 'List mergers, the latest first.', '列出合并记录，最近者在前').action(list);

const undoVerb = (): Command =>
  withReason(
    verb('undo', 'Take a merger back: what it made one is two again.', '撤销一次合并，恢复分立').argument(
      '<merger>',
      "The merger's id, as `silian merge list` tells it. 编号",
    ),
    'Why; it is kept. 理由，予以保存',
  )
    .option('--by <name>', 'Who says so; default this user. 决定人')
    .action(undo);

/** Mergers listed at once. */
const MOST = 200;

async function mergeAll(keep: string, duplicates: readonly string[], options: Options): Promise<void> {
  const { merge } = await import('../features/ingestion/merging/merge.ts');
  const wanted = { keep, duplicates, reason: options.reason, by: whoever(options) };
  const { mergers } = await withGraph(options, ({ database }) => merge(database, wanted, new Date()));
  const done = mergers.map((id) => `Merged; \`silian merge undo ${id}\` takes it back. 已合并，可据此撤销`);
  process.stdout.write(`${done.length === 0 ? 'They are one already. 此前已为同一' : done.join('\n')}\n`);
}

async function list(flags: Flags): Promise<void> {
  const { mergers } = await import('../features/ingestion/merging/ledger.ts');
  const found = await withGraph(flags, ({ database }) => mergers(database, MOST));
  process.stdout.write(found.length === 0 ? 'None. 无\n' : `${found.map(lineOf).join('\n')}\n`);
}

const lineOf = ({ id, mergedAt, undoneAt, keep, merged, reason }: ListedMerger): string =>
  [
    ...[id, mergedAt, `${merged.name} (${merged.key}) → ${keep.name} (${keep.key})`],
    ...(undoneAt === null ? [] : [`taken back 已撤销 ${undoneAt}`]),
    reason,
  ].join('  ');

async function undo(merger: string, options: Options): Promise<void> {
  const { unmerge } = await import('../features/ingestion/merging/unmerge.ts');
  const wanted = { merger, reason: options.reason, by: whoever(options) };
  const { outcome, left } = await withGraph(options, ({ database }) => unmerge(database, wanted, new Date()));
  const more =
    left.length === 0
      ? ''
      : ` ${left.length} facts recorded since stay where they are: ${left.join(', ')}. 其后所记事实保留`;
  process.stdout.write(
    outcome === 'UNCHANGED' ? 'It was taken back already. 此前已撤销\n' : `Two again. 已恢复分立${more}\n`,
  );
}
