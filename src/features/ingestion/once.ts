import { z } from 'zod';
import { sha256Of } from '../../database/audit/entry.ts';
import type { Transaction } from '../../database/database.ts';
import { statement, statementText } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';
import type { Outcome } from './batch.ts';
import type { Line } from './parse.ts';

/** A write that its caller may send again without its being done again. */
export interface Once {
  readonly caller: string;
  /** A word that this caller never uses for other records. */
  readonly idempotencyKey: string;
}

/** What is kept of a write: what became of each line, and how much evidence was new. */
export interface Kept {
  readonly outcomes: readonly Outcome[];
  readonly evidence: number;
}

const known = statement(
  'ingestion/known-write',
  z.object({ sha256: z.string(), outcomes: z.string(), evidence: z.number() }),
);

const LETTERS: Readonly<Record<Outcome, string>> = { CREATED: 'C', UPDATED: 'U', UNCHANGED: '-', HELD: 'H' };
const OUTCOMES = new Map(Object.entries(LETTERS).map(([outcome, letter]) => [letter, outcome]));
const Outcomes = z.array(z.enum(['CREATED', 'UPDATED', 'UNCHANGED', 'HELD']));

/** The SHA-256 of the records as they came. */
export const contentOf = (lines: readonly Line[]): string => sha256Of(lines.map(({ text }) => text));

/** What came of these records under this key before; undefined the first time. Fails with CONFLICT for other records. */
export async function doneBefore({ run }: Transaction, once: Once, lines: readonly Line[]): Promise<Kept | undefined> {
  const [row] = await known(run, { ...once });
  if (!row) return undefined;
  if (row.sha256 !== contentOf(lines)) throw otherRecords(once);
  return { outcomes: Outcomes.parse([...row.outcomes].map((letter) => OUTCOMES.get(letter))), evidence: row.evidence };
}

/** Keeps what came of the records, in the transaction that writes them. */
export async function keepWrite(
  transaction: Transaction,
  once: Once,
  lines: readonly Line[],
  { outcomes, evidence, recordedAt }: Kept & { readonly recordedAt: string },
): Promise<void> {
  const letters = outcomes.map((outcome) => LETTERS[outcome]).join('');
  const write = { ...once, sha256: contentOf(lines), outcomes: letters, evidence, recordedAt };
  await transaction.run(statementText('ingestion/note-write'), { write });
}

const otherRecords = ({ idempotencyKey }: Once): SilianError =>
  new SilianError(
    'CONFLICT',
    `The idempotency key '${idempotencyKey}' has been used for other records. Choose a new key for new records, or send the same ones again. 该幂等键已用于其他记录`,
    { idempotencyKey },
  );
