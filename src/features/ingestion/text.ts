import { z } from 'zod';

/** Control characters that no exchange format carries; tab and line ends may stand. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/;
/** Something to see: neither white space nor zero-width. */
const VISIBLE = /[^\s\p{Cf}]/u;

/** What nearly every text is: letters, digits and punctuation in which there is nothing to find fault with, in NFC. */
const PLAIN = /^[!-~\u4e00-\u9fff][ -~\u3001-\u3020\u4e00-\u9fff\uff01-\uff5e]*$/;

function* faultsOf(text: string): Generator<string> {
  if (!text.isWellFormed()) yield 'holds half a character (a lone surrogate): write the whole one';
  if (CONTROL.test(text)) yield 'holds NUL or another control character: leave it out';
  if (!VISIBLE.test(text)) yield 'is empty: give a visible character, or leave the field out';
}

/** Text is kept in NFC; what could not be stored and given back as it came is refused. */
export const Text = z.string().check((given) => {
  if (PLAIN.test(given.value)) return;
  for (const message of faultsOf(given.value)) given.issues.push({ code: 'custom', message, input: given.value });
  given.value = given.value.normalize('NFC');
});

/** Names, titles and words are indexed, so they are no longer than this, in code points, also as they are compared. */
const MAX_WORDS = 500;
export const Words = Text.refine(
  (text) => isWithin(text.normalize('NFKC'), MAX_WORDS) && isWithin(text, MAX_WORDS),
  `is longer than ${MAX_WORDS} characters`,
);

/** Whether a text has no more code points. */
export const isWithin = (text: string, most: number): boolean => text.length <= most || [...text].length <= most;

/** Each is compared with the others, and written; no real thing has so many. */
const MAX_SEVERAL = 1_000;
/** A list of what one thing may have several of. */
export const several = <T extends z.ZodType>(one: T) =>
  z.array(one).max(MAX_SEVERAL, `is longer than ${MAX_SEVERAL}: give the rest in further records`);

/** A day of the calendar. */
export const Day = z.iso.date({ error: 'is no day of the calendar: YYYY-MM-DD, e.g. 2025-09-21' });

/** How much one thing matters to another. */
const WEIGHT = 'is no weight: above 0, at most 1';
export const Weight = z.number(WEIGHT).gt(0, WEIGHT).max(1, WEIGHT);

/** An object with these fields and no others; a fault says which there are. */
export const fields = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `is not known here: leave it out. Known: ${Object.keys(shape).join(', ') || 'none'}`
        : undefined,
  });
