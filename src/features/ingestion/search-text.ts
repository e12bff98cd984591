import { pinyin } from 'pinyin-pro';
import { UNENDED } from '../../database/lens.ts';
import { foldName } from '../../database/names.ts';
import type { Properties } from './state.ts';

/** Longer than anyone types; tokens are cut here. */
const MAX_TOKEN = 16;
/** Names beyond this length are found by their beginning in pinyin. */
const MAX_SYLLABLES = 40;

/** An index takes no more; names that begin alike for so long are ordered by key. */
const MAX_ORDER = 1_000;

/** The syllables of a name, and what stands between them. */
const syllables = (text: string, toneType: 'num' | 'none'): string[] =>
  pinyin(text, { toneType, type: 'array', nonZh: 'consecutive' });

/** What a name is ordered by: pinyin with tones, so that equal sounds stand together. */
const orderOf = (withTones: readonly string[]): string =>
  withTones.join(' ').toLowerCase().slice(0, MAX_ORDER).toWellFormed();

/** Pinyin and initials of a name from each of its syllables on: `xiegang`, `gang`, `xg`, `g`. */
function pinyinTokens(spoken: readonly string[]): string[] {
  const sounds = spoken
    .map((syllable) => syllable.replaceAll(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '')
    .slice(0, MAX_SYLLABLES);
  const whole = sounds.join('');
  const initials = sounds.map((syllable) => syllable.charAt(0)).join('');
  const tokens = new Set<string>();
  let at = 0;
  for (const [start, syllable] of sounds.entries()) {
    tokens.add(kept(whole.slice(at, at + MAX_TOKEN)));
    tokens.add(kept(initials.slice(start, start + MAX_TOKEN)));
    at += syllable.length;
  }
  return [...tokens];
}

/** Words that the index's analyser drops, although they may be somebody's initials or pinyin: 王薇薇 www, 白杨 by. */
const DROPPED = new Set(
  'a and are as at be but by for if in into is it no not of on or s such t that the their then there these they this to was will with www'.split(
    ' ',
  ),
);

/** A token as it is indexed: a digit saves those that would be dropped, and their beginnings still meet it. */
const kept = (token: string): string => (DROPPED.has(token) ? `${token}0` : token);

/** An identifier as it is searched: as written and without punctuation, lower case. */
const identifierTokens = (value: string): string[] => {
  const lower = value.normalize('NFKC').toLowerCase();
  return [...new Set([lower, lower.replaceAll(/[^\p{L}\p{N}]/gu, '')])];
};

/** Ranking looks at the first two tokens; the rest is one text, a tenth of the memory of so many short ones. */
const RANKED = 2;
const packed = (tokens: readonly string[]): string[] => [
  ...tokens.slice(0, RANKED),
  ...(tokens.length > RANKED ? [tokens.slice(RANKED).join(' ')] : []),
];

const someOf = (tokens: readonly string[]): readonly string[] | null => (tokens.length === 0 ? null : tokens);

/** What search and orders go by, of an entity with these names and identifiers. */
export function followingFrom(
  said: Properties,
  others: readonly Properties[],
  identifiers: readonly Properties[],
): Properties {
  const current = String(said.name);
  const [whole, folded] = [current.normalize('NFKC'), foldName(current)];
  const names = [...new Set([current, ...others.map(({ name }) => String(name))])];
  // people are found by their names only: identifiers of theirs are not for everybody
  const values = said.kind === 'PERSON' ? [] : identifiers.map(({ value }) => String(value));
  const withTones = syllables(whole, 'num');
  // the same characters sound the same: they are read once, and lose the digit of their tone
  const isReadAlike = folded === whole && !/\d/.test(whole);
  const spoken = [
    isReadAlike ? withTones.map((syllable) => syllable.replace(/\d$/, '')) : syllables(folded, 'none'),
    ...names.slice(1).map((name) => syllables(foldName(name), 'none')),
  ];
  return {
    searchNames: names.map((name) => name.normalize('NFKC')),
    searchPinyin: someOf(packed([...new Set(spoken.flatMap(pinyinTokens))])),
    searchIdentifiers: someOf([...new Set([...values, ...codeOf(said)].flatMap(identifierTokens))]),
    nameOrder: orderOf(withTones),
    foldedName: folded,
    fromOrder: said.validFrom ?? UNENDED,
  };
}

const codeOf = ({ code }: Properties): string[] => (typeof code === 'string' ? [code] : []);
