import type { Database } from '../database/database.ts';
import { demonstration, jsonLines } from '../features/demonstration/demonstration.ts';
import type { AllReport } from '../features/ingestion/ingest-all.ts';
import type { OnProgress } from './graph.ts';

/** Writes the demonstration set through the one door, all or nothing. The same set again changes nothing. */
export async function loadDemonstration(database: Database, now: Date, onProgress: OnProgress): Promise<AllReport> {
  // the dictionary behind names' pinyin is large: it is loaded only where something is written
  const [{ ingestAll }, { linesOf }, { given }] = await Promise.all([
    import('../features/ingestion/ingest-all.ts'),
    import('../features/ingestion/parse.ts'),
    import('../features/ingestion/lines.ts'),
  ]);
  onProgress(`Loading 正在载入: ${demonstration.map(({ name }) => name).join(', ')}`);
  const lines = demonstration.flatMap((batch) => linesOf(jsonLines(batch), `demonstration: ${batch.name}`));
  return ingestAll(database, given(lines), { now });
}
