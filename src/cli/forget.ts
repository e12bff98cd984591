import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import { verb, withGraph, withReason } from './options.ts';

export const forgetVerb = (): Command =>
  withReason(
    verb(
      'forget',
      'Erase a person for good: all that was recorded of them, in every version. There is no undo.',
      '永久删除某人的全部记录（含历史版本），不可撤销',
    ).argument('<person>', 'their id or key. 人员的标识或 key'),
    'why; it is kept, and must not name them. 理由，予以保存，请勿写姓名',
  )
    .option('--by <name>', 'who says so; default this user. 决定人')
    .action(forgetOne)
    .addCommand(liftVerb());

const liftVerb = (): Command =>
  verb('lift', 'Let somebody who was erased be recorded again.', '允许重新记录此前删除的人员')
    .argument('<key>', 'the key they had. 原 key')
    .action(liftOne);

interface Forgetting extends Flags {
  readonly reason: string;
  readonly by?: string;
}

async function forgetOne(person: string, options: Forgetting): Promise<void> {
  const { forget } = await import('../features/ingestion/forgetting/forget.ts');
  const wanted = { person, reason: options.reason };
  const { facts, mentions } = await withGraph(options, ({ database }) => forget(database, wanted, new Date()));
  process.stdout.write(`Erased, with ${facts} facts. 已删除，含 ${facts} 条事实\n`);
  if (mentions.length === 0) return;
  process.stdout.write('Names of theirs still stand here; see to them by hand 以下仍含其姓名，请人工处理:\n');
  for (const { what, place } of mentions) process.stdout.write(`  ${what} ${place}\n`);
}

async function liftOne(key: string, flags: Flags): Promise<void> {
  const { lift } = await import('../features/ingestion/forgetting/forget.ts');
  const at = await withGraph(flags, ({ database }) => lift(database, key, new Date()));
  process.stdout.write(`They may be recorded again; they were erased on ${at.slice(0, 10)}. 可重新记录\n`);
}
