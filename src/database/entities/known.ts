import { z } from 'zod';
import { badInput } from '../../errors.ts';
import type { Database } from '../database.ts';
import { statement } from '../statement.ts';

const knownIds = statement('entities/known-ids', z.object({ id: z.string() }));

/** Whether there is such an entity, whatever the lens. */
export const isKnown = async (database: Database, id: string): Promise<boolean> =>
  (await knownIds(database.read, { ids: [id] })).length > 0;

/** Refuses ids or keys that no entity has; `given` are they as the client wrote them, by the id they stand for. */
export async function refuseUnknown(
  database: Database,
  given: ReadonlyMap<string, string>,
  argument: string,
): Promise<void> {
  const rows = await knownIds(database.read, { ids: [...given.keys()] });
  const known = new Set(rows.map(({ id }) => id));
  const unknown = [...given].filter(([id]) => !known.has(id)).map(([, written]) => written);
  if (unknown.length > 0) {
    throw badInput(
      argument,
      `no entity is ${unknown.join(', ')}`,
      'ids or keys of entities; search finds them by name',
    );
  }
}
