import type { Transaction } from '../../../database/database.ts';
import { digest, entityId } from '../../../database/ids.ts';
import { statementText } from '../../../database/statement.ts';
import type { Asked, Resolved } from './resolve.ts';

/** The id of a question: one for each pair. */
export const questionId = ({ a, b }: Pick<Asked, 'a' | 'b'>): string => `q-${digest(a, b)}`;

/** Pairs as they are written. */
export const questionRows = (asked: readonly Asked[], now: string) =>
  asked.map((each) => ({
    ...{ id: questionId(each), a: each.a, b: each.b, score: each.score, askedAt: now },
    reasons: each.reasons.map((reason) => JSON.stringify(reason)),
  }));

/** Keeps other keys and questions. Returns how many there were. */
export async function keepResolved({ run }: Transaction, { same, asked }: Resolved, now: string): Promise<number> {
  const keys = [...same].map(([key, known]) => ({ key, now: known, id: entityId(key), knownFrom: now }));
  if (keys.length > 0) await run(statementText('ingestion/resolution/create-other-keys'), { rows: keys });
  const questions = questionRows(asked, now);
  if (questions.length > 0) await run(statementText('ingestion/resolution/create-questions'), { rows: questions });
  return keys.length + questions.length;
}
