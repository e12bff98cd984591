import { pinyin } from 'pinyin-pro';
import { landAt } from './divisions.ts';
import { formAtEnd } from './form.ts';
import { FIELDS, LONGEST_FIELD } from './lexicon.ts';

/** What two texts have that the other has not, between what they have in common at both ends. */
export interface Difference {
  readonly start: number;
  readonly a: string;
  readonly b: string;
}

export function differenceOf(a: string, b: string): Difference {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charAt(start) === b.charAt(start)) start += 1;
  let end = 0;
  while (end < most - start && a.charAt(a.length - 1 - end) === b.charAt(b.length - 1 - end)) end += 1;
  return { start, a: a.slice(start, a.length - end), b: b.slice(start, b.length - end) };
}

/** One character other, too many, missing, or two changed places. */
export const isOneSlip = ({ a, b }: Difference): boolean =>
  (a.length <= 1 && b.length <= 1) ||
  (a.length === 2 && b.length === 2 && a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0));

const COUNTING = /^[一二三四五六七八九十甲乙丙丁东西南北上下左右a-z0-9]$/;
/** 三局, 四局: one of a row, and another of it. */
export const isCounting = ({ a, b }: Difference): boolean => COUNTING.test(a) && COUNTING.test(b);

/** Whether a word that everybody knows, of a field, a stretch of land or a form, covers a place in a text. */
function isInWord(text: string, at: number): boolean {
  if (at >= text.length - (formAtEnd(text, false)?.written.length ?? 0)) return true;
  for (let start = Math.max(0, at - LONGEST_FIELD + 1); start <= at; start += 1) {
    const land = landAt(text, start);
    if (land !== undefined && start + land.length > at) return true;
    for (let length = 2; length <= LONGEST_FIELD && start + length <= text.length; length += 1) {
      if (start + length > at && FIELDS.has(text.slice(start, start + length))) return true;
    }
  }
  return false;
}

/** Whether a difference is one between words that everybody knows: 工业 and 工商, 山西 and 陕西. */
export const bothKnown = (a: string, b: string, at: number): boolean => isInWord(a, at) && isInWord(b, at);

/** 悦 and 月: the characters that differ sound the same, as when somebody types by sound. */
export function soundsSame({ a, b }: Difference): boolean {
  if (a.length !== 1 || b.length !== 1) return false;
  const sound = (char: string): string => pinyin(char, { toneType: 'none' });
  return sound(a) === sound(b);
}

/** Share of pairs of neighbouring characters that two texts have in common, 0 to 1 (Dice). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [ours, theirs] = [pairsOf(a), pairsOf(b)];
  let shared = 0;
  for (const [pair, count] of ours) shared += Math.min(count, theirs.get(pair) ?? 0);
  const all = Math.max(1, a.length - 1) + Math.max(1, b.length - 1);
  return (2 * shared) / all;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < text.length; index += 1) {
    const pair = text.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Whether the characters of one stand in the other in order, from its first character on: 浙工贸 in 浙江工贸. */
export function isSkeletonOf(short: string, long: string): boolean {
  if (short.length >= long.length || short.charAt(0) !== long.charAt(0)) return false;
  let at = 0;
  for (const char of short) {
    at = long.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
