import { z } from 'zod';
import type { Database } from '../database.ts';
import { integer } from '../paths.ts';
import { statement } from '../statement.ts';
import { End, Entry, FIRST, hashOf } from './entry.ts';

const head = statement('audit/head', End);
const entries = statement('audit/entries', z.object({ entry: Entry }));

/** How many entries there are, where the chain ends, and where it is broken, if it is. */
export interface Verified {
  readonly entries: number;
  /** The hash of the last one; kept elsewhere, it proves later that what was here then is here still. */
  readonly head: string;
  readonly broken: string | null;
  /** Whether an entry had the hash that was asked for; null where none was. */
  readonly contains: boolean | null;
}

const PAGE = 1_000;

/** Entries of the audit chain in their order, from behind a place on. */
export async function* auditEntries(database: Database, behind = 0): AsyncGenerator<Entry> {
  for (let last = behind; ; ) {
    const page = await entries(database.read, { behind: integer(last), limit: integer(PAGE) });
    for (const { entry } of page) yield entry;
    const { entry } = page.at(-1) ?? {};
    if (!entry) return;
    last = entry.place;
  }
}

/**
 * Works the whole chain out anew: an entry that was changed, taken out or put in, and a chain that was cut off, do not
 * fit what follows. Who rewrites all of it is found out by a hash that was kept elsewhere.
 * @param wanted such a hash
 */
export async function verifyAudit(database: Database, wanted?: string): Promise<Verified> {
  const [end] = await head(database.read);
  let [count, last, broken, contains] = [
    0,
    FIRST,
    null as string | null,
    wanted === undefined ? null : wanted === FIRST,
  ];
  for await (const entry of auditEntries(database)) {
    if (end && entry.place > end.place) break;
    broken ??= faultIn(entry, count + 1, last);
    if (entry.hash === wanted) contains = true;
    count++;
    last = entry.hash;
  }
  if (end && (end.place !== count || (end.hash ?? FIRST) !== last))
    broken ??= `it ends at entry ${count} (${last}), the graph says at ${end.place} (${end.hash ?? FIRST})`;
  return { entries: count, head: last, broken, contains };
}

function faultIn(entry: Entry, place: number, previous: string): string | null {
  if (entry.place !== place) return `entry ${place} is missing`;
  if (entry.previous !== previous) return `entry ${place} does not follow the one before it`;
  return entry.hash === hashOf(entry) ? null : `entry ${place} is not what was written`;
}
