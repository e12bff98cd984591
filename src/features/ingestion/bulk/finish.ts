import type { Database } from '../../../database/database.ts';
import { applySchema, type Schema } from '../../../database/schema.ts';
import { countsIn } from '../ingest.ts';
import { revise, takeLock } from '../lock.ts';
import { keepResolved } from '../resolution/keep.ts';
import type { BulkRows } from './bulk.ts';

/** Pairs and other keys written in one transaction. */
const AT_ONCE = 1_000;

/** Writes by statements what rows do not say: the schema, other keys and questions, the revision and its audit entry. */
export async function finish(database: Database, schema: Schema, bulk: BulkRows): Promise<void> {
  await applySchema(database, schema);
  const [same, asked] = [[...bulk.same], bulk.asked];
  for (let at = 0; at < Math.max(same.length, asked.length); at += AT_ONCE) {
    const some = { parsed: [], same: new Map(same.slice(at, at + AT_ONCE)), asked: asked.slice(at, at + AT_ONCE) };
    await database.write((transaction) => keepResolved(transaction, some, bulk.instant));
  }
  const { instant, content, counts } = bulk;
  await database.write(async (transaction) => {
    await takeLock(transaction);
    await revise(transaction, instant, { act: 'INGEST', about: countsIn({ ...counts }), content });
  });
}
