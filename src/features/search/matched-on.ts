import { foldName } from '../../database/names.ts';

/** How well a text answers a word: the whole of it, its beginning, a part; 0 for not at all. Punctuation does not count. */
function closeness(text: string, word: string): number {
  const folded = foldName(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (folded === word) return 3;
  if (folded.startsWith(word)) return 2;
  return folded.includes(word) ? 1 : 0;
}

/**
 * The name, alias or identifier that a question met: the one that answers most of it, the official name when only
 * pinyin or initials did.
 */
export function matchedOn(words: readonly string[], name: string, others: readonly string[]): string {
  const folded = words.map(foldName);
  const whole = folded.join('');
  const rate = (text: string): number =>
    closeness(text, whole) * 10 + folded.reduce((sum, word) => sum + closeness(text, word), 0);
  let best = { text: name, rate: rate(name) };
  for (const text of others) if (rate(text) > best.rate) best = { text, rate: rate(text) };
  return best.text;
}
