import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import { reasonOf } from '../database/local-neo4j/error.ts';
import { tell, verb, withGraph } from './options.ts';
import { UsageError } from './usage.ts';

interface Options extends Flags {
  readonly out?: string;
}

export const demoVerb = (): Command =>
  verb(
    'demo',
    'Load a made-up province to try matching, gaps and assignment on; all of it is marked, and seen only where includeSynthetic is set.',
    '载入虚构省份的演示数据，供试用匹配、缺口与分配；全部带虚构标记，仅在设置 includeSynthetic 时可见',
  )
    .option('--out <file>', 'Write the records there as JSON Lines instead. 改为将记录写入该 JSONL 文件')
    .action(({ out, ...flags }: Options) => (out === undefined ? load(flags) : save(out)));

const load = (flags: Flags): Promise<void> =>
  withGraph(flags, async (graph) => {
    const [{ fillGraph }, { loadDemonstration }] = await Promise.all([
      import('../server/graph.ts'),
      import('../server/demonstration.ts'),
    ]);
    await fillGraph(graph, tell);
    const { created, updated, unchanged } = await loadDemonstration(graph.database, new Date(), tell);
    process.stdout.write(
      created + updated === 0
        ? `All of the demonstration set is there. 演示数据已全部就绪: ${unchanged}\n`
        : `The demonstration set is loaded 演示数据已载入: ${created} created 新增, ${updated} updated 更新, ${unchanged} unchanged 未变\n`,
    );
  });

async function save(file: string): Promise<void> {
  const { demonstration, jsonLines } = await import('../features/demonstration/demonstration.ts');
  try {
    await writeFile(file, demonstration.map(jsonLines).join(''));
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}. Name another one. 无法写入文件，请另选路径`, {
      cause: error,
    });
  }
  const records = demonstration.reduce((sum, batch) => sum + batch.records.length, 0);
  tell(`${records} records written to ${file}. 已写入 ${records} 条记录`);
}
