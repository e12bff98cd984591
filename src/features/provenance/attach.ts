import { createHash } from 'node:crypto';
import { z } from 'zod';
import { note } from '../../database/audit/note.ts';
import type { Database } from '../../database/database.ts';
import { statement } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';

const AttachRow = z.object({ recorded: z.string().nullable(), held: z.boolean(), last: z.number().nullable() });
const attached = statement('provenance/attach-text', AttachRow);

/**
 * Stores the text of a source, so that evidence can quote it; storing it again changes nothing.
 * @param bytes the text in UTF-8, exactly as its SHA-256 was recorded
 */
export async function attachText(
  database: Database,
  key: string,
  bytes: Uint8Array,
  now: Date,
): Promise<'ATTACHED' | 'UNCHANGED'> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = textOf(bytes);
  const length = [...text].length;
  const [row] = await database.write(async (transaction) => {
    const rows = await attached(transaction.run, { key, sha256, text, length });
    if (rows.some((each) => isStored(each, sha256, length)))
      await note(transaction, { act: 'ATTACH_TEXT', about: key, content: sha256 }, now.toISOString());
    return rows;
  });
  if (!row)
    throw refused(`No source has the key '${key}'. List the keys with the query { sources { nodes { key } } }.`);
  if (row.recorded === null) throw refused(`No SHA-256 is recorded for ${key}, so that its text cannot be checked.`);
  if (row.recorded !== sha256) {
    throw refused(
      `This is not the text of ${key}: its SHA-256 is ${sha256}, recorded is ${row.recorded}. Give the file byte for byte as recorded.`,
    );
  }
  if (row.last !== null && row.last > length) {
    throw refused(
      `Evidence of ${key} points to position ${row.last}, but this text ends at ${length}: offsets count characters from 0. Mend the records that say so, then attach it.`,
    );
  }
  return row.held ? 'UNCHANGED' : 'ATTACHED';
}

/** As the statement decides whether to store it. */
const isStored = ({ recorded, held, last }: z.infer<typeof AttachRow>, sha256: string, length: number): boolean =>
  recorded === sha256 && !held && (last ?? 0) <= length;

/** A byte order mark stays: offsets count it. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refused('The file is not UTF-8 text.');
  }
}

const refused = (message: string): SilianError => new SilianError('BAD_USER_INPUT', message);
