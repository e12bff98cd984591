import { foldName } from '../../database/names.ts';
import { simplified } from '../../database/simplified.ts';

/** Names are at most this long in records; what lies beyond would only cost time. */
const MAX_CODE_POINTS = 500;
const OPENING = /[[{【〔〖〘「『]/g;
const CLOSING = /[\]}】〕〗〙」』]/g;
const DOTS = /[•‧・∙⋅・]/g;
const DASHES = /\p{Pd}|−/gu;
/** Marks of quotation that foldName leaves. */
const QUOTES = /[‘’'`´＂]/g;

/**
 * A name as names are compared: folded (foldName), in simplified characters, with one kind of bracket, dot and dash.
 * Two spellings that fold to one are the same writing.
 */
export function spell(name: string): string {
  const folded = [...foldName(name.toWellFormed())].slice(0, MAX_CODE_POINTS).map(simplified).join('');
  return foldName(folded)
    .replaceAll(OPENING, '(')
    .replaceAll(CLOSING, ')')
    .replaceAll(DOTS, '·')
    .replaceAll(DASHES, '-')
    .replaceAll(QUOTES, '');
}

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
