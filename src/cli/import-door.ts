import type { Database } from '../database/database.ts';
import type { Report } from '../features/ingestion/ingest.ts';
import type { Line } from '../features/ingestion/parse.ts';

/** Records that fit into a transaction with the memory of the managed Neo4j. Source: docs/records.md. */
const BATCH = 1_000;
/** Relations go in after what they lead between. */
const ORDER = ['source', 'entity', 'relation'];

/** What became of all lines; how many were which. */
export type Taken = Omit<Report, 'outcomes'>;

/** Takes lines in, whatever their number and order. */
export async function takeIn(database: Database, lines: AsyncIterable<Line>, now: Date): Promise<Taken> {
  const { ingest } = await import('../features/ingestion/ingest.ts');
  const sorted = ORDER.map((): Line[] => []);
  for await (const line of lines) sorted[ORDER.indexOf(JSON.parse(line.text).type)]?.push(line);
  const all = sorted.flat();
  let taken: Taken = { created: 0, updated: 0, unchanged: 0, evidence: 0 };
  for (let start = 0; start < all.length; start += BATCH)
    taken = sum(taken, await ingest(database, all.slice(start, start + BATCH), now));
  return taken;
}

const sum = (one: Taken, other: Taken): Taken => ({
  created: one.created + other.created,
  updated: one.updated + other.updated,
  unchanged: one.unchanged + other.unchanged,
  evidence: one.evidence + other.evidence,
});
