import { SilianError } from '../../errors.ts';

type Key = readonly (string | number | boolean)[];

/** A short word for an ordering, so that a cursor is refused where another order is asked for. */
export function orderTag(order: readonly string[]): string {
  let hash = 0;
  for (const char of order.join()) hash = (hash * 31 + char.charCodeAt(0)) | 0;
  return (hash >>> 0).toString(36);
}

export const encodeCursor = (tag: string, key: Key): string =>
  Buffer.from(JSON.stringify([tag, ...key])).toString('base64url');

/** The keyset a cursor stands for; refuses what this list did not issue. */
export function decodeCursor(cursor: string, tag: string, length: number, argument: string): Key {
  const parts = parse(cursor);
  const [given, ...key] = parts ?? [];
  const scalar = key.every((part) => ['string', 'number', 'boolean'].includes(typeof part));
  // decoding overlooks what is no base64url: only the text we gave out is a cursor
  const issued = parts !== undefined && Buffer.from(JSON.stringify(parts)).toString('base64url') === cursor;
  if (!issued || given !== tag || key.length !== length || !scalar) {
    throw new SilianError(
      'BAD_CURSOR',
      `${argument}: '${cursor.slice(0, 60)}' is not a cursor of this list in this order. Pass a cursor from its pageInfo or edges.`,
      { argument, allowed: 'a cursor from pageInfo or edges of this list in this order' },
    );
  }
  return key as Key;
}

function parse(cursor: string): unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
