import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '../src/features/tables/import-files.ts';
import { readMapping } from '../src/features/tables/presets.ts';
import { projectRoot } from '../src/project-root.ts';

/** Records that fit into a transaction. */
const BATCH = 1_000;

/** The real graph as batches of records, by the mapping kept in the tests: sources and entities first. */
export async function batchesOf(folder: string): Promise<object[][]> {
  if (!existsSync(folder)) throw new Error(`No real graph in ${folder}; give its folder with --data.`);
  const { mapping, file } = readMapping(join(projectRoot, 'test', 'mappings', 'real-graph.json'));
  const made = importFiles({
    mapping,
    mappingFile: file,
    files: readdirSync(folder).map((name) => join(folder, name)),
    onTable: () => {},
    onReject: () => {},
  });
  const records: Record<string, object[]> = { source: [], entity: [], relation: [] };
  for await (const { record } of made) records[String(record.type)]?.push(record);
  return parts(Object.values(records).flat());
}

const parts = (records: readonly object[]): object[][] =>
  Array.from({ length: Math.ceil(records.length / BATCH) }, (_, index) =>
    records.slice(index * BATCH, (index + 1) * BATCH),
  );
