import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import type { Fault } from '../features/check/check.ts';
import { verb, withGraph } from './options.ts';
import { UsageError } from './usage.ts';

export const checkVerb = (): Command =>
  verb(
    'check',
    'Look at all of the graph: whether it is sound, and which hash it comes to.',
    '检查整个图谱是否完好，并给出其哈希',
  )
    .option(
      '--hash <hash>',
      'that it comes to this hash, e.g. that of the graph a backup was made of. 并核对是否为此哈希',
    )
    .action(checkAll);

async function checkAll({ hash: wanted, ...flags }: Flags & { readonly hash?: string }): Promise<void> {
  const { check } = await import('../features/check/check.ts');
  const { nodes, links, hash, faults, audit } = await withGraph(flags, ({ database }) => check(database));
  process.stdout.write(
    [
      `${nodes} nodes, ${links} links 节点与联系`,
      `hash 哈希 ${hash}`,
      `audit 审计 ${audit.entries} ${audit.head}`,
      '',
    ].join('\n'),
  );
  if (faults.length > 0) throw new UsageError(`Not sound 图谱有误:\n${faults.map(lineOf).join('\n')}`);
  if (wanted !== undefined && wanted !== hash)
    throw new UsageError(`It comes to another hash than ${wanted}: it does not hold the same. 哈希不符，内容不同`);
  process.stdout.write('Sound. 完好\n');
}

const lineOf = ({ what, count, such }: Fault): string =>
  `  ${count} ${what}${such.length > 0 ? `: ${such.join(', ')}` : ''}`;
