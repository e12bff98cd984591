import leven from 'leven';

/** A header as headers are compared: without case, white space, and the stars that mark what has to be filled. */
export const folded = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*\uFEFF\u200B]/g, '');

/** Of how many letters one may be wrong. */
const LETTERS_A_FAULT = 4;

/** What was likely meant by a name that is not known: another one that differs in a quarter of its letters at most. */
export const near = (name: string, others: readonly string[]): string | undefined =>
  others.find((other) => {
    const [one, two] = [folded(name), folded(other)];
    const most = Math.floor(Math.max(one.length, two.length) / LETTERS_A_FAULT);
    return most > 0 && leven(one, two) <= most;
  });
