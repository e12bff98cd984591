import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Transaction } from '../../../database/database.ts';
import { statement } from '../../../database/statement.ts';
import { type Parsed, problem, refused } from '../parse.ts';

const erased = statement('ingestion/forgetting/erased', z.object({ sha256: z.string(), at: z.string() }));

/** What stands for a key that is not to be kept. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Refuses records of people who were erased. Fails with INVALID_RECORD. */
export async function refuseErased({ run }: Transaction, parsed: readonly Parsed[]): Promise<void> {
  const people = parsed.flatMap(({ record, at }) =>
    record.type === 'entity' && record.kind === 'PERSON' ? [{ at, sha256: hashOfKey(record.key) }] : [],
  );
  if (people.length === 0) return;
  const rows = await erased(run, { hashes: [...new Set(people.map(({ sha256 }) => sha256))] });
  const known = new Map(rows.map(({ sha256, at }) => [sha256, at]));
  const problems = people.flatMap(({ at, sha256 }) => {
    const when = known.get(sha256);
    return when === undefined
      ? []
      : [
          problem(
            at,
            'key',
            `this person was erased on ${when.slice(0, 10)}: leave the record out, or \`silian forget lift\` the key`,
          ),
        ];
  });
  if (problems.length > 0) throw refused(problems);
}
