import { z } from 'zod';
import { note } from '../../../database/audit/note.ts';
import type { Database } from '../../../database/database.ts';
import { UNENDED } from '../../../database/lens.ts';
import { integer } from '../../../database/paths.ts';
import { statement } from '../../../database/statement.ts';
import { badInput } from '../../../errors.ts';
import { takeLock } from '../lock.ts';

const Side = z.object({ key: z.string(), kind: z.string(), name: z.string() });
const Reason = z.object({ code: z.string(), en: z.string(), zh: z.string() });
const Row = z.object({
  id: z.string(),
  score: z.number(),
  askedAt: z.string(),
  reasons: z.array(z.string().transform((json) => Reason.parse(JSON.parse(json)))),
  a: Side,
  b: Side,
});
/** Two things that may be one, and why nobody but a person can tell. */
export type Question = z.infer<typeof Row>;

const open = statement('ingestion/resolution/questions', Row);
const count = statement('ingestion/resolution/open-questions', z.object({ total: z.number() }));
const apart = statement('ingestion/resolution/keep-apart', z.object({ state: z.string() }));

/** What waits for a curator, the likeliest first, behind one of them. */
export const openQuestions = (
  database: Database,
  limit: number,
  behind: Pick<Question, 'score' | 'id'> | null = null,
): Promise<Question[]> => open(database.read, { limit: integer(limit), behind, unended: UNENDED });

export async function questionCount(database: Database): Promise<number> {
  const [row] = await count(database.read, { unended: UNENDED });
  return row?.total ?? 0;
}

/** Keeps a curator's word that the two are two. Fails with BAD_USER_INPUT where there is no such question. */
export async function keepApart(
  database: Database,
  id: string,
  by: string,
  now: Date,
): Promise<'DECIDED' | 'UNCHANGED'> {
  const [row] = await database.write(async (transaction) => {
    await takeLock(transaction);
    const rows = await apart(transaction.run, { id, by, now: now.toISOString() });
    if (rows[0] && rows[0].state !== 'APART')
      await note(transaction, { act: 'KEEP_APART', about: `question ${id}`, content: null }, now.toISOString());
    return rows;
  });
  if (!row) throw badInput('question', `'${id}' is none`, 'an id that `silian review` lists');
  return row.state === 'APART' ? 'UNCHANGED' : 'DECIDED';
}
