import { simplified } from '../../database/simplified.ts';

/** A text made fit for rules: one UTF-16 unit for each code point, so that indices are offsets in code points. */
export interface Folded {
  /** The code points as they came. */
  readonly original: readonly string[];
  /** For rules: simplified characters, full-width punctuation, half-width letters and digits. */
  readonly text: string;
  /** For names: simplified where the whole text is in traditional characters, else as written. */
  readonly shown: readonly string[];
  readonly traditional: boolean;
}

const PUNCTUATION: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '﹐': '，',
  '､': '、',
  '｡': '。',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '•': '·',
  '・': '·',
  '‧': '·',
  '—': '—',
};
/** Stands for what has more than one UTF-16 unit. */
const WIDE = '〓';
/** A text is traditional when this share of its characters has a simplified form of its own. */
const TRADITIONAL = 0.08;

const HAN = /\p{Script=Han}/u;

export function fold(source: string): Folded {
  const original = [...source.toWellFormed()];
  const han = original.filter((char) => HAN.test(char));
  const changed = han.filter((char) => simplified(char) !== char).length;
  const traditional = changed > han.length * TRADITIONAL;
  const shown = traditional ? original.map(simplified) : original;
  return { original, shown, traditional, text: shown.map(unit).join('') };
}

function unit(char: string, index: number, all: readonly string[]): string {
  if (char.length !== 1) return WIDE;
  const between = /\d/.test(all[index - 1] ?? '') && /\d/.test(all[index + 1] ?? '');
  if ((char === ',' || char === ':') && between) return char;
  const mark = PUNCTUATION[char];
  if (mark !== undefined) return mark;
  const code = char.charCodeAt(0);
  const isWideLetter = code >= 0xff10 && code <= 0xff5a && /[０-９Ａ-Ｚａ-ｚ]/.test(char);
  return isWideLetter ? String.fromCharCode(code - 0xfee0) : char;
}
