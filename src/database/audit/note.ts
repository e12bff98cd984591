import type { Transaction } from '../database.ts';
import { statement, statementText } from '../statement.ts';
import { type Act, End, FIRST, hashOf } from './entry.ts';

const lastEntry = statement('audit/last', End);

/** Notes who did what, in the transaction that does it; holds the writer's lock from here on. */
export async function note({ run, by }: Transaction, act: Act, at: string): Promise<void> {
  const [last] = await lastEntry(run);
  const said = { ...act, at, by, place: (last?.place ?? 0) + 1, previous: last?.hash ?? FIRST };
  await run(statementText('audit/append'), { entry: { ...said, hash: hashOf(said) } });
}
