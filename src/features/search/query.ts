import { badInput } from '../../errors.ts';

const MAX_CHARACTERS = 256;
const MAX_WORDS = 32;
const HAN = /\p{Script=Han}/u;
/** Pinyin is indexed up to here (src/features/ingestion/search-text.ts): a longer word is met by its beginning. */
export const PINYIN_TOKEN = 16;
/** Names count more than what is only derived from them. */
const FIELDS = ['searchNames^4', 'searchIdentifiers^3', 'searchPinyin'] as const;

/** The words of a question, NFKC and lower case; refuses what is too long or says nothing. */
export function wordsOf(question: string): string[] {
  if ([...question].length > MAX_CHARACTERS)
    throw badInput('search.query', 'it is too long', `1 to ${MAX_CHARACTERS} characters`);
  const words = question
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap(splitScripts)
    .filter((word) => word !== '');
  if (words.length === 0)
    throw badInput('search.query', 'it has no letter or digit', 'Chinese, pinyin, initials or an identifier');
  if (words.length > MAX_WORDS) throw badInput('search.query', `${words.length} words`, `1 to ${MAX_WORDS} words`);
  return words;
}

/** `2025年会议abc` is Chinese and Latin: they are indexed apart. */
const splitScripts = (word: string): string[] => word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];

/**
 * The question in Lucene's syntax: every word must be met. Chinese by all its pairs of characters (a single one as a
 * beginning), other words as the beginning of a name's word, an identifier, its pinyin or its initials. No word of
 * ours holds a character that means anything to Lucene.
 */
export const luceneQuery = (words: readonly string[]): string =>
  words.map((word) => `+(${HAN.test(word) ? hanQuery(word) : latinQuery(word)})`).join(' ');

function hanQuery(word: string): string {
  const characters = [...word];
  if (characters.length === 1) return `searchNames:${word}*`;
  const pairs = characters.slice(1).map((character, index) => `+searchNames:${characters[index]}${character}`);
  return `searchNames:"${word}"^4 (${pairs.join(' ')})`;
}

const latinQuery = (word: string): string =>
  FIELDS.map((field) => {
    const [name, boost] = field.split('^');
    const weight = boost === undefined ? '' : `^${boost}`;
    const met = name === 'searchPinyin' ? word.slice(0, PINYIN_TOKEN) : word;
    return `${name}:${met}${weight} ${name}:${met}*${weight}`;
  }).join(' ');
