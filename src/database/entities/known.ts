import { z } from 'zod';
import { badInput } from '../../errors.ts';
import type { Database } from '../database.ts';
import { type Lens, lensParameters } from '../lens.ts';
import { statement } from '../statement.ts';

const knownIds = statement('entities/known-ids', z.object({ id: z.string(), now: z.string() }));

/**
 * The ids that entities have by those that they are asked for by, whatever day the lens looks at: their own, or those of
 * what they were found to be, or merged into, unless the lens looks at a time when they were thought apart.
 */
export async function idsNow(database: Database, ids: readonly string[], lens: Lens): Promise<Map<string, string>> {
  const rows = await knownIds(database.read, { ids, knownAt: lensParameters(lens).knownAt });
  return new Map(rows.map(({ id, now }) => [id, now]));
}

/**
 * Refuses ids or keys that no entity has; `given` are they as the client wrote them, by the id they stand for.
 * @returns the id that an entity has now, by one that was given
 */
export async function refuseUnknown(
  database: Database,
  given: ReadonlyMap<string, string>,
  argument: string,
  lens: Lens,
): Promise<(id: string) => string> {
  const known = await idsNow(database, [...given.keys()], lens);
  const unknown = [...given].filter(([id]) => !known.has(id)).map(([, written]) => written);
  if (unknown.length > 0) {
    throw badInput(
      argument,
      `no entity is ${unknown.join(', ')}`,
      'ids or keys of entities; search finds them by name',
    );
  }
  return (id) => known.get(id) ?? id;
}

/** The id that the one entity asked for has now; `written` is it as the client wrote it. Refuses what no entity has. */
export async function idNowOf(
  database: Database,
  { id, written }: { readonly id: string; readonly written: string },
  argument: string,
  lens: Lens,
): Promise<string> {
  return (await refuseUnknown(database, new Map([[id, written]]), argument, lens))(id);
}
