import type { Database } from '../database/database.ts';
import { demonstration, jsonLines } from '../features/demonstration/demonstration.ts';
import type { Report } from '../features/ingestion/ingest.ts';
import type { OnProgress } from './graph.ts';

/**
 * Writes the demonstration set through the one door, batch by batch. The same set again changes nothing; one that was
 * cut off goes on where it was.
 */
export async function loadDemonstration(database: Database, now: Date, onProgress: OnProgress): Promise<Report> {
  // the dictionary behind names' pinyin is large: it is loaded only where something is written
  const [{ ingest }, { linesOf }] = await Promise.all([
    import('../features/ingestion/ingest.ts'),
    import('../features/ingestion/parse.ts'),
  ]);
  const total = { created: 0, updated: 0, unchanged: 0, evidence: 0 };
  for (const batch of demonstration) {
    onProgress(`Loading 正在载入: ${batch.name}`);
    const report = await ingest(database, linesOf(jsonLines(batch), `demonstration: ${batch.name}`), now);
    total.created += report.created;
    total.updated += report.updated;
    total.unchanged += report.unchanged;
    total.evidence += report.evidence;
  }
  return total;
}
