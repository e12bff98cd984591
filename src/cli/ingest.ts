import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import { reasonOf } from '../database/local-neo4j/error.ts';
import type { Line, Reject } from '../features/ingestion/parse.ts';
import { verb } from './options.ts';
import { UsageError } from './usage.ts';

interface Options extends Flags {
  readonly dryRun?: true;
  readonly keepGoing?: true;
  readonly rejects?: string;
}

export const ingestVerb = (): Command =>
  verb(
    'ingest',
    'Take in records, JSON Lines, gzip too: all or none, however many; the same again changes nothing.',
    '写入 JSONL 记录（可为 gzip）：全部或全不写入，重复写入不产生变化',
  )
    .argument('<files...>', 'Files of records; - reads standard input. 记录文件，- 表示标准输入')
    .option('--dry-run', 'Tell what would become of them, and write nothing. 仅试算，不写入')
    .option('--keep-going', 'Take those that are right, and write the others to a rejects file. 跳过有误的记录')
    .option('--rejects <file>', 'Where they go, with line, field and reason; default rejects.jsonl. 未写入记录的去处')
    .addHelpText(
      'after',
      '\nThe format: docs/records.md. An ingest that was broken off goes on where it was when it is started again with the same files.\n格式见 docs/records.md。中断的写入以相同文件重新执行即可继续。',
    )
    .action(ingestFiles);

async function ingestFiles(files: readonly string[], options: Options): Promise<void> {
  for (const file of files) await refuseUnreadable(file);
  const [{ linesIn }, { takeIn, told }] = await Promise.all([
    import('../features/ingestion/lines.ts'),
    import('./take-in.ts'),
  ]);
  const lines = async function* (): AsyncGenerator<readonly Line[]> {
    for (const file of files) yield* linesIn(file, file === '-' ? process.stdin : createReadStream(file));
  };
  const rejects = options.keepGoing ? new RejectsFile(options.rejects ?? 'rejects.jsonl') : undefined;
  const dryRun = options.dryRun === true;
  const report = await takeIn(lines(), { flags: options, dryRun, keepGoing: rejects && ((some) => rejects.add(some)) });
  await rejects?.end();
  process.stdout.write(`${told(report, dryRun, rejects?.name)}\n`);
}

export async function refuseUnreadable(file: string): Promise<void> {
  if (file === '-') return;
  try {
    await access(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}. 无法读取文件`, { cause: error });
  }
}

/** What was left out, a fault a line: file, line, field, reason with what to do, and the record as it came. */
class RejectsFile {
  readonly name: string;
  #stream: WriteStream | undefined;

  constructor(name: string) {
    this.name = name;
  }

  add(rejects: readonly Reject[]): void {
    this.#stream ??= createWriteStream(this.name);
    for (const { file, line, field, message, record } of rejects)
      this.#stream.write(`${JSON.stringify({ file, line, field, reason: message, record })}\n`);
  }

  async end(): Promise<void> {
    if (!this.#stream) return;
    this.#stream.end();
    await once(this.#stream, 'close');
  }
}
