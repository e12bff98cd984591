import { z } from 'zod';
import type { Database, Row } from '../../database/database.ts';
import { conditionsOf } from '../../database/entities/filter.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import { filtered } from '../../database/reading/filtered.ts';
import { statementBody } from '../../database/statement.ts';
import type { EntityFilter } from '../../generated/schema.ts';
import { type Page, pageRead, type Window } from '../connection.ts';
import { asRoot } from './projection.ts';

const Place = z.array(z.union([z.number(), z.string()]));

/** Two bodies and the people who serve both; `facts` are their appointments there. */
const InterlockRow = z.object({
  a: z.string(),
  b: z.string(),
  place: Place,
  people: z.array(z.string()),
  facts: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })),
});
export type InterlockRow = z.infer<typeof InterlockRow>;

/** Two alliances or associations and who is in both; `either`: how many are in one or both. */
const OverlapRow = z.object({
  a: z.string(),
  b: z.string(),
  place: Place,
  either: z.number(),
  members: z.array(z.object({ id: z.string(), key: z.string() })),
});
export type OverlapRow = z.infer<typeof OverlapRow>;

const Count = z.object({ count: z.number() });

/** Which bodies are paired, and when to look. */
export interface Wanted {
  readonly filter: EntityFilter | null | undefined;
  readonly lens: Lens;
  /** Only pairs of this body, by id. */
  readonly of?: string | undefined;
}

interface Pairing<R extends z.ZodType> {
  /** The fragment that finds `who` is at which body (`self`). */
  readonly found: string;
  readonly rows: string;
  readonly count: string;
  readonly row: R;
}

const INTERLOCKS: Pairing<typeof InterlockRow> = {
  found: 'analytics/appointed',
  rows: 'analytics/interlocks',
  count: 'analytics/interlock-count',
  row: InterlockRow,
};

const OVERLAPS: Pairing<typeof OverlapRow> = {
  found: 'analytics/joined',
  rows: 'analytics/overlaps',
  count: 'analytics/overlap-count',
  row: OverlapRow,
};

async function run(
  database: Database,
  { found }: Pairing<z.ZodType>,
  body: string,
  wanted: Wanted,
  page: object,
): Promise<Row[]> {
  const { filter, lens, of = null } = wanted;
  const { match, self, roles, parameters } = filtered(found, conditionsOf(filter));
  const names = `WITH {at: ${self}, who: ${roles.who}} AS found`;
  return database.read(`CYPHER 5 ${match} ${names} ${statementBody(body)}`, {
    ...lensParameters(lens),
    ...asRoot(parameters),
    ...page,
    synthetic_root: filter?.includeSynthetic === true,
    of,
  });
}

async function pageOf<R extends z.ZodType>(
  database: Database,
  pairing: Pairing<R>,
  wanted: Wanted,
  window: Window,
): Promise<Page<z.infer<R>>> {
  const { after = null, size } = window;
  const found = await run(database, pairing, pairing.rows, wanted, { after, limit: integer(size + 1) });
  return pageRead(z.array(pairing.row).parse(found), window);
}

const counter =
  (pairing: Pairing<z.ZodType>) =>
  async (database: Database, wanted: Wanted): Promise<number> => {
    const [row] = await run(database, pairing, pairing.count, wanted, {});
    return Count.parse(row).count;
  };

/** Pairs of bodies that the same people serve, those with more people first. */
export const interlocks = (database: Database, wanted: Wanted, window: Window) =>
  pageOf(database, INTERLOCKS, wanted, window);
export const interlockCount = counter(INTERLOCKS);

/** Pairs of alliances or associations that share members, the greatest Jaccard index first. */
export const overlaps = (database: Database, wanted: Wanted, window: Window) =>
  pageOf(database, OVERLAPS, wanted, window);
export const overlapCount = counter(OVERLAPS);
