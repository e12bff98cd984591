import { createHash } from 'node:crypto';
import { z } from 'zod';

export const ACTS = [
  'INGEST',
  'BEGIN_RUN',
  'WRITE_PART',
  'SEAL_RUN',
  'UNDO_PART',
  'UNDO_RUN',
  'RETRACT',
  'MERGE',
  'UNMERGE',
  'ASK',
  'KEEP_APART',
  'ATTACH_TEXT',
  'CREATE_KEY',
  'REVOKE_KEY',
  'FORGET',
] as const;

/** Something that was done to the graph. */
export interface Act {
  readonly act: (typeof ACTS)[number];
  /** What it was done to, in a line: ids and counts, nothing that was said of anybody. */
  readonly about: string;
  /** The SHA-256 of what was asked, in hex; null where the line says all of it. */
  readonly content: string | null;
}

export const Entry = z.object({
  /** From 1 on, without gaps. */
  place: z.int(),
  at: z.string(),
  by: z.string(),
  act: z.enum(ACTS),
  about: z.string(),
  content: z
    .string()
    .nullish()
    .transform((content) => content ?? null),
  /** The hash of the entry before; of the first, 64 zeros. */
  previous: z.string(),
  hash: z.string(),
});
/** An entry of the audit chain: each holds the hash of the one before, so that none can be changed or left out unnoticed. */
export type Entry = z.infer<typeof Entry>;

/** Where a chain ends: the place and the hash of its last entry, 0 and null for none. */
export const End = z.object({ place: z.int(), hash: z.string().nullable() });

export const FIRST = '0'.repeat(64);

/** SHA-256 in hex over all that an entry says, in this order. */
export const hashOf = ({ place, at, by, act, about, content, previous }: Omit<Entry, 'hash'>): string =>
  sha256Of([place, at, by, act, about, content, previous]);

/** SHA-256 in hex of a value as JSON. */
export const sha256Of = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
