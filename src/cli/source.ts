import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Flags } from '../config.ts';
import { reasonOf } from '../database/local-neo4j/error.ts';
import { verb, withGraph } from './options.ts';
import { UsageError } from './usage.ts';

export const sourceVerb = (): Command =>
  new Command('source')
    .description('Texts of sources.\n来源的原文')
    .summary('Texts of sources. 来源的原文')
    .addCommand(attachVerb());

const attachVerb = (): Command =>
  verb(
    'attach',
    "Store a source's text, after checking its SHA-256 against the source's record, so that evidence can quote it.",
    '核对 SHA-256 后存入来源原文，使证据可以引用原句',
  )
    .argument('<key>', "The source's key, e.g. source:中国教育在线-2025-09-22. 来源的 key")
    .argument('<file>', 'The text, byte for byte as it was recorded. 原文文件，须与登记时逐字节相同')
    .action(attach);

async function attach(key: string, file: string, flags: Flags): Promise<void> {
  const bytes = await bytesOf(file);
  const { attachText } = await import('../features/provenance/attach.ts');
  const outcome = await withGraph(flags, ({ database }) => attachText(database, key, bytes, new Date()));
  process.stdout.write(outcome === 'ATTACHED' ? 'Attached. 已存入\n' : 'It was there already. 原文已存在\n');
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}. 无法读取文件`, { cause: error });
  }
}
