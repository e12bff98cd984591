import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import type { Entry } from '../database/audit/entry.ts';
import { verb, withGraph } from './options.ts';
import { UsageError } from './usage.ts';

export const auditVerb = (): Command =>
  verb('audit', 'List who did what to the graph, in order, as JSON Lines.', '按顺序列出谁对图谱做了什么，每行一个 JSON')
    .option('--behind <place>', 'only entries behind this one. 仅列出此序号之后的条目', '0')
    .action(list)
    .addCommand(verifyVerb());

const verifyVerb = (): Command =>
  verb('verify', 'Prove that no entry was changed, taken out or put in.', '核验审计链：条目未被改动、删除或插入')
    .option(
      '--contains <hash>',
      'that this entry is among them: the end of the chain as it was once told. 并核验曾记下的链尾仍在其中',
    )
    .action(verify);

interface Listing extends Flags {
  readonly behind: string;
}

async function list({ behind, ...flags }: Listing): Promise<void> {
  if (!/^\d{1,15}$/.test(behind)) throw new UsageError(`--behind '${behind}' is no whole number. 序号须为整数`);
  const { auditEntries } = await import('../database/audit/verify.ts');
  await withGraph(flags, async ({ database }) => {
    for await (const entry of auditEntries(database, Number(behind))) process.stdout.write(`${lineOf(entry)}\n`);
  });
}

const lineOf = ({ place, at, by, act, about, content, hash }: Entry): string =>
  JSON.stringify({ place, at, by, act, about, content, hash });

async function verify({ contains, ...flags }: Flags & { readonly contains?: string }): Promise<void> {
  const { verifyAudit } = await import('../database/audit/verify.ts');
  const found = await withGraph(flags, ({ database }) => verifyAudit(database, contains));
  if (found.broken !== null) throw new UsageError(`The audit chain is broken: ${found.broken}. 审计链已被破坏`);
  if (found.contains === false)
    throw new UsageError(`No entry has the hash ${contains}: the chain was written anew. 链中没有该哈希，链曾被重写`);
  process.stdout.write(`${found.entries} entries, unbroken. 共 ${found.entries} 条，完整\n${found.head}\n`);
}
