/**
 * A name as names are compared: NFKC, case-folded, without white space, book-title and quotation marks.
 * Source: rule 2 of the keys in docs/records.md.
 */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}《》〈〉“”"]/gu, '');

const ESCAPED = /[@/~%:]/g;
const MAX_CODE_POINTS = 200;

/** A name as a part of a key: folded, with `@ / ~ % :` percent-encoded, at most 200 code points. */
export const nameInKey = (name: string): string =>
  [...foldName(name).replaceAll(ESCAPED, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)]
    .slice(0, MAX_CODE_POINTS)
    .join('');
