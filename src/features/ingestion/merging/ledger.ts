import { z } from 'zod';
import type { Database, Transaction } from '../../../database/database.ts';
import { digest } from '../../../database/ids.ts';
import { integer } from '../../../database/paths.ts';
import { statement, statementText } from '../../../database/statement.ts';
import { Undo as BatchUndo } from '../run/undo.ts';
import { Properties } from '../state.ts';

/** What it takes to take a merger back. */
export const Undo = z.object({
  batch: BatchUndo,
  /** What it said of entities anew, by their keys. */
  written: z.object({
    entities: z.record(z.string(), Properties),
    names: z.array(z.object({ key: z.string(), name: z.string(), kind: z.string() })),
    identifiers: z.array(z.object({ key: z.string(), scheme: z.string(), value: z.string() })),
  }),
  /** Facts that ended with it, by kind, ids. */
  closed: z.record(z.string(), z.array(z.string())),
  /** The entity that went and its posts, as they were. */
  gone: z.array(Properties),
  /** Evidence that it spoke: ids of what is said by the other now, and of what it said. */
  spoken: z.object({ added: z.array(z.string()), closed: z.array(z.string()) }),
  contributions: z.array(z.object({ source: z.string(), from: z.string() })),
  /** Keys that became other keys, and those that had been and moved on. */
  otherKeys: z.object({
    added: z.array(z.string()),
    moved: z.array(z.object({ key: z.string(), from: z.string() })),
  }),
  questions: z.array(z.string()),
});
export type Undo = z.infer<typeof Undo>;

const Row = z.object({
  id: z.string(),
  state: z.enum(['MERGED', 'UNDONE']),
  mergedAt: z.string(),
  undo: z.string().transform((json) => Undo.parse(JSON.parse(json))),
  keep: z.string(),
  merged: z.string(),
  later: z.array(z.string()),
});
export type Merger = z.infer<typeof Row>;

const mergerById = statement('ingestion/merging/merger', Row);

export const mergerOf = async ({ run }: Transaction, id: string): Promise<Merger | undefined> =>
  (await mergerById(run, { id }))[0];

interface Kept {
  readonly keep: string;
  readonly gone: string;
  readonly reason: string;
  readonly by: string | null;
  readonly mergedAt: string;
  readonly undo: Undo;
}

/** Returns its id. */
export async function keepMerger({ run }: Transaction, { keep, gone, undo, ...said }: Kept): Promise<string> {
  const id = `m-${digest(keep, gone, said.mergedAt)}`;
  const properties = { id, state: 'MERGED', ...said, undo: JSON.stringify(undo) };
  await run(statementText('ingestion/merging/create-merger'), { keep, gone, properties });
  return id;
}

const Side = z.object({ id: z.string(), key: z.string(), kind: z.string(), name: z.string() });
const Listed = z.object({
  id: z.string(),
  state: z.enum(['MERGED', 'UNDONE']),
  reason: z.string(),
  mergedAt: z.string(),
  undoneAt: z.string().nullable(),
  keep: Side,
  merged: Side,
});
export type ListedMerger = z.infer<typeof Listed>;

const listed = statement('ingestion/merging/mergers', Listed);
const count = statement('ingestion/merging/total', z.object({ total: z.number() }));

/** The latest first, behind one of them. */
export const mergers = (
  database: Database,
  limit: number,
  behind: { readonly mergedAt: string; readonly id: string } | null = null,
): Promise<ListedMerger[]> => listed(database.read, { limit: integer(limit), behind, ids: null });

export const mergersOf = (database: Database, ids: readonly string[]): Promise<ListedMerger[]> =>
  listed(database.read, { limit: integer(ids.length), behind: null, ids });

export async function mergerCount(database: Database): Promise<number> {
  const [row] = await count(database.read);
  return row?.total ?? 0;
}
