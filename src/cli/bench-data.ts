import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Command, InvalidArgumentError } from 'commander';
import { reasonOf } from '../database/local-neo4j/error.ts';
import { tell } from './options.ts';
import { UsageError } from './usage.ts';

interface Options {
  readonly entities: number;
  readonly seed: number;
  readonly out: string;
}

const [ENGLISH, CHINESE] = [
  'Write a made-up graph of any size as records, to measure on; all of it is marked.',
  '生成任意规模的虚构图谱记录，供性能测量；全部带虚构标记',
];

/** Needs no graph: it only writes records. */
export const benchDataVerb = (): Command =>
  new Command('bench-data')
    .description(`${ENGLISH}\n${CHINESE}`)
    .summary(`${ENGLISH} ${CHINESE}`)
    .requiredOption('--entities <n>', 'How many things; some five facts come with each. 实体数，事实约为其五倍', whole)
    .option('--seed <n>', 'Another one draws another graph; default 1. 随机种子，默认 1', whole, 1)
    .option('--out <file>', 'The file; - is standard output. 输出文件，- 表示标准输出', '-')
    .action(write);

function whole(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) throw new InvalidArgumentError('A whole number. 须为整数');
  return number;
}

async function write({ entities, seed, out }: Options): Promise<void> {
  const { benchLines, LEAST } = await import('../features/bench-data/bench-data.ts');
  if (entities < LEAST)
    throw new UsageError(
      `--entities ${entities} is too few for one of everything: ${LEAST} or more. 实体数至少为 ${LEAST}`,
    );
  const stream = out === '-' ? process.stdout : createWriteStream(out);
  // a fault comes out of what waits, below
  stream.on('error', () => {});
  let total = 0;
  try {
    for (const { text, records } of benchLines({ entities, seed })) {
      total += records;
      if (!stream.write(text)) await once(stream, 'drain');
      if (stream.errored) throw stream.errored;
    }
    if (out !== '-') {
      stream.end();
      await finished(stream);
    }
  } catch (error) {
    throw new UsageError(`${out} cannot be written: ${reasonOf(error)}. Name another one. 无法写入，请另选路径`, {
      cause: error,
    });
  }
  tell(`${total} records written. 已写入 ${total} 条记录`);
}
