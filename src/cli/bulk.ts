import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { type Flags, readConfig } from '../config.ts';
import type { Line } from '../features/ingestion/parse.ts';
import { refuseUnreadable } from './ingest.ts';
import { Notes } from './notes.ts';
import { verb, whoever } from './options.ts';
import { Meter } from './progress.ts';
import { stopSignal } from './signals.ts';
import { UsageError } from './usage.ts';

export const bulkVerb = (): Command =>
  verb(
    'bulk',
    'Make a new graph of records, JSON Lines, gzip too: as `ingest` would, many times faster, into an empty data folder while the service is stopped.',
    '由 JSONL 记录（可为 gzip）新建图谱：结果与 ingest 相同而快得多；数据目录须为空，且服务已停止',
  )
    .argument('<files...>', 'Files of records; - reads standard input. 记录文件，- 表示标准输入')
    .addHelpText(
      'after',
      '\nThe format: docs/records.md. All or none: one that was broken off has left nothing, and is started again.\n格式见 docs/records.md。全部或全不写入；中断后重新执行即可。',
    )
    .action(load);

async function load(files: readonly string[], flags: Flags): Promise<void> {
  const { home, neo4j } = readConfig(process.env, flags);
  if (neo4j)
    throw new UsageError(
      'A bulk load makes the files of a managed Neo4j: unset NEO4J_URI, or use `silian ingest`. 批量载入仅用于托管 Neo4j：请取消 NEO4J_URI，或改用 `silian ingest`',
    );
  for (const file of files) await refuseUnreadable(file);
  const [{ linesIn }, { loadInBulk }] = await Promise.all([
    import('../features/ingestion/lines.ts'),
    import('../server/bulk.ts'),
  ]);
  const lines = async function* (): AsyncGenerator<readonly Line[]> {
    for (const file of files) yield* linesIn(file, file === '-' ? process.stdin : createReadStream(file));
  };
  const stopping = new AbortController();
  void stopSignal().then(() => stopping.abort(new UsageError('Stopped; nothing was written. 已停止，未写入任何内容')));
  const [meter, notes] = [new Meter(process.stderr), new Notes()];
  const began = performance.now();
  try {
    const { counts } = await loadInBulk(lines(), {
      ...{ home, by: `cli:${whoever({})}`, purpose: 'service', now: new Date(), signal: stopping.signal },
      onWarnings: (warnings) => notes.add(warnings),
      onProgress: (progress) => meter.show({ records: 0, total: null, ...progress }),
    });
    const seconds = Math.round((performance.now() - began) / 1_000);
    const { created, updated, unchanged, evidence } = counts;
    process.stdout.write(
      `Written 已写入: ${created} created 新建, ${updated} updated 更新, ${unchanged} unchanged 无变化, ${evidence} new evidence 新证据, in ${seconds} s 秒\n`,
    );
  } finally {
    meter.end();
    notes.tell();
  }
}
