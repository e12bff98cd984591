import { z } from 'zod';
import { note } from '../../../database/audit/note.ts';
import type { Database, Transaction } from '../../../database/database.ts';
import { entityId } from '../../../database/ids.ts';
import { integer } from '../../../database/paths.ts';
import { statement, statementText } from '../../../database/statement.ts';
import { badInput } from '../../../errors.ts';
import { revise, takeLock } from '../lock.ts';
import { reasonOf } from '../reason.ts';
import { hashOfKey } from './erased.ts';

const personBy = statement(
  'ingestion/forgetting/person',
  z.object({ key: z.string(), keys: z.array(z.string()), names: z.array(z.string()) }),
);
const takenAway = statement('ingestion/forgetting/evidence', z.object({ facts: z.number() }));
const mentions = statement('ingestion/forgetting/mentions', z.object({ place: z.string(), what: z.string() }));
const lifted = statement('ingestion/forgetting/lift', z.object({ at: z.string() }));

export interface Forgotten {
  /** Facts that were erased with the person. */
  readonly facts: number;
  /** What still holds a name of theirs and is about more than them, the first hundred: for people to look at. */
  readonly mentions: readonly { readonly place: string; readonly what: string }[];
}

const MOST_MENTIONS = 100;

/**
 * Erases a person for good, in one transaction: the entity, what was made one with it, names, identifiers, facts and
 * their evidence, in all their versions. What stays is the hash of the key, so that nobody records them again unawares.
 * Fails with BAD_USER_INPUT where there is no such person.
 */
export async function forget(
  database: Database,
  { person, reason }: { readonly person: string; readonly reason: string },
  now: Date,
): Promise<Forgotten> {
  const why = reasonOf(reason);
  const { facts, names } = await database.write(async (transaction) => {
    await takeLock(transaction);
    const [found] = await personBy(transaction.run, { ids: [person.includes(':') ? entityId(person) : person] });
    if (!found) throw badInput('person', `nobody is ${person}`, 'the id or key of a person; search finds it by name');
    const taken = await takenAway(transaction.run, { keys: found.keys });
    await transaction.run(statementText('ingestion/forgetting/people'), { keys: found.keys });
    await keepStandIns(transaction, found.keys, why, now.toISOString());
    return { facts: taken[0]?.facts ?? 0, names: found.names };
  });
  const found = await mentions(database.read, { names: [...new Set(names)], limit: integer(MOST_MENTIONS) });
  return { facts, mentions: found };
}

async function keepStandIns(
  transaction: Transaction,
  keys: readonly string[],
  reason: string,
  at: string,
): Promise<void> {
  const rows = keys.map((key) => ({ sha256: hashOfKey(key), at, by: transaction.by, reason }));
  await transaction.run(statementText('ingestion/forgetting/stand-in'), { rows });
  const about = `person ${rows.map(({ sha256 }) => sha256).join(', ')}`;
  await revise(transaction, at, { act: 'FORGET', about, content: null });
}

/** Lets somebody who was erased be recorded again; returns when it was. Fails with BAD_USER_INPUT where nobody was. */
export function lift(database: Database, key: string, now: Date): Promise<string> {
  const sha256 = hashOfKey(key);
  return database.write(async (transaction) => {
    const [row] = await lifted(transaction.run, { sha256 });
    if (!row) throw badInput('key', 'nobody with this key was erased', 'the key as it was');
    await note(transaction, { act: 'FORGET', about: `person ${sha256}, lifted`, content: null }, now.toISOString());
    return row.at;
  });
}
