import type { Words } from '../verdict.ts';

export type IdentifierStatus = 'VALID' | 'INVALID' | 'LEGAL_BUT_FAILING' | 'UNCHECKED';

export interface Finding {
  readonly value: string;
  readonly status: IdentifierStatus;
  readonly message?: Words;
  /** Absent where the scheme has no check digit, or it could not be read. */
  readonly checkDigit?: 'PASSED' | 'FAILED';
}

export const refused = (value: string, en: string, zh: string): Finding => ({
  value,
  status: 'INVALID',
  message: { en, zh },
});
export const unchecked = (value: string, en: string, zh: string): Finding => ({
  value,
  status: 'UNCHECKED',
  message: { en, zh },
});
export const valid = (value: string): Finding => ({ value, status: 'VALID' });
export const passed = (value: string): Finding => ({ value, status: 'VALID', checkDigit: 'PASSED' });

/** Width, spaces, dashes and case are how a code is printed, not what it is. */
export const compact = (value: string): string =>
  value
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Cf}\p{Pd}−]/gu, '');

/** The characters of a code that its alphabet has not, each once. */
const strangers = (value: string, alphabet: string): string =>
  [...new Set([...value].filter((char) => !alphabet.includes(char)))].join(' ');

export function ofLength(value: string, length: number, en: string, zh: string): Finding | undefined {
  const count = [...value].length;
  if (count === length) return undefined;
  return refused(
    value,
    `${en} has ${length} characters, this one ${count}`,
    `${zh}为 ${length} 位，此处为 ${count} 位`,
  );
}

export function ofAlphabet(value: string, alphabet: string, en: string, zh: string): Finding | undefined {
  const found = strangers(value, alphabet);
  return found === '' ? undefined : refused(value, `${en} does not use ${found}`, `${zh}不使用字符 ${found}`);
}

export const DIGITS = '0123456789';
