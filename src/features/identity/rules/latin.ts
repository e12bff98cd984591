import { pinyin } from 'pinyin-pro';
import { likeness } from '../difference.ts';
import type { BodyName } from '../name.ts';
import { reason, type Verdict, verdict } from '../verdict.ts';
import { OTHER_NAME, SLIP } from './reasons.ts';

/** Forms of companies and small words, as foldName leaves them: without spaces. */
const FORM = /(?:company|corporation|incorporated|limited|group|holdings?|co|corp|inc|ltd|llc|plc|gmbh|ag|sa)[.,]*$/;
const LEAST = 3;

/** A name in Latin letters without the form of company at its end and without marks. */
export function latinStem(spelled: string): string {
  let text = spelled.replace(/^the/, '');
  for (
    let shorter = text.replace(FORM, '');
    shorter !== text && shorter.length >= LEAST;
    shorter = text.replace(FORM, '')
  )
    text = shorter;
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').replaceAll('and', '');
}

/** Shorter sounds begin too many names. */
const SHORTEST_SOUND = 6;

/** How the brand of a company is written in Latin letters when nobody translates it: huawei. */
export function soundOfBrand({ brand, form, part }: BodyName): string | undefined {
  if (form?.sector !== 'COMPANY' || part !== undefined) return undefined;
  const sound = soundOf(brand);
  return sound.length >= SHORTEST_SOUND ? sound : undefined;
}

/** Pinyin without tones and spaces; what has no sound is left out. */
export const soundOf = (han: string): string =>
  pinyin(han, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .join('')
    .replaceAll(/[^a-z0-9]/g, '');

const IN_LATIN = reason(
  'OTHER_FORM_OF_NAME',
  'the same but for the form of company or marks',
  '仅公司类型或标点写法有别',
);
const BY_SOUND = reason(
  'SOUND',
  'the name in Latin letters begins as the Chinese one sounds',
  '外文名称以中文字号的拼音开头',
);
const NOT_COMPARABLE = reason(
  'OTHER_SCRIPT',
  'names in two scripts cannot be compared: give an alias or an identifier',
  '文字不同，无法比较：请补充别名或标识码',
);

export function compareLatin(a: BodyName, b: BodyName): Verdict {
  if (a.script === b.script) return compareStems(latinStem(a.whole), latinStem(b.whole));
  const [han, latin] = a.script === 'HAN' ? [a, b] : [b, a];
  const sound = soundOfBrand(han);
  const begins = sound !== undefined && latinStem(latin.whole).startsWith(sound);
  return begins ? verdict('ASK', 0.5, BY_SOUND) : verdict('DIFFERENT', 0, NOT_COMPARABLE);
}

function compareStems(ours: string, theirs: string): Verdict {
  if (ours.length >= LEAST && ours === theirs) return verdict('ASK', 0.9, IN_LATIN);
  const score = likeness(ours, theirs);
  return Math.min(ours.length, theirs.length) >= 12 &&
    score >= 0.9 &&
    (ours.slice(0, 6) === theirs.slice(0, 6) || ours.slice(-6) === theirs.slice(-6))
    ? verdict('ASK', score * 0.8, SLIP)
    : verdict('DIFFERENT', score / 2, OTHER_NAME);
}
