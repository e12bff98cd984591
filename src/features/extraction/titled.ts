import type { Span } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import { type Reading, wordsOf } from './reading.ts';

export type TitledKind = Lexicon['outcomes']['kinds'][number]['kind'];
export type OutcomeVerb = Lexicon['outcomes']['verbs'][number];

/** A document, agreement, programme, facility, award or work that a report names. */
export interface Titled extends Span {
  readonly kind: TitledKind;
  readonly name: string;
  readonly inferred: boolean;
}

export const QUOTED = /《([^《》]{2,80})》/g;
/** 《某行动方案（2025—2027年）》, 《某办法（试行）》: what is behind the word that says what it is. */
const TAIL = /[（(][^（）()]{1,20}[）)]$/;
/** 3个实训基地, 多项协议: counted, not named. */
const COUNTED =
  /^了?(?:(?:\d+|[一二两三四五六七八九十百多数]+)[余多]?(?:个|家|项|类|批|名|所|份|种|座|支|册|套|张|块|大)|若干|首批|系列|相关|有关)/;
const INTRODUCED = /《([^《》]{2,80})》（(?:以下)?简称(?:为)?[《“”]?([^《》“”（）]{2,30})[》“”]?）/g;
const introducedIn = new WeakMap<Reading, ReadonlyMap<string, string>>();

/** Short titles that a report introduces, with the full ones. */
function introduced(reading: Reading): ReadonlyMap<string, string> {
  const known = introducedIn.get(reading);
  if (known) return known;
  const found = new Map(
    [...reading.article.text.matchAll(INTRODUCED)].map(([, full = '', short = '']) => [short, full]),
  );
  introducedIn.set(reading, found);
  return found;
}

/** The kind of a title, by its last words. */
export function titledOf(reading: Reading, span: Span, tail: string): Titled | undefined {
  const { lexicon } = reading;
  const words = wordsOf(reading, span);
  const name = introduced(reading).get(words) ?? words;
  if (reading.patterns.mask.test(name) || COUNTED.test(name)) return undefined;
  const level = Object.keys(lexicon.outcomes.standardLevels).some((word) => tail.includes(word));
  const kind = level
    ? 'STANDARD'
    : lexicon.outcomes.kinds
        .flatMap(({ kind: each, words }) => words.map((word) => ({ kind: each, word })))
        .filter(({ word }) => name.replace(TAIL, '').endsWith(word))
        .sort((a, b) => b.word.length - a.word.length)[0]?.kind;
  return kind && { ...span, kind, name, inferred: false };
}

/** An object without 《》: its noun phrase has to end in a word that says what it is. */
export function plainObject(reading: Reading, { start, end }: Span, verb: OutcomeVerb): Titled | undefined {
  const words = reading.article.text.slice(start, end).replace(/[“”]/g, '“');
  const kinds = FITTING[verb.qualifier];
  const fitting = reading.lexicon.outcomes.kinds
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ kind, words: endings }) => endings.map((ending) => ({ kind, ending })));
  if (COUNTED.test(words)) return undefined;
  const match = fitting
    .map(({ kind, ending }) => ({ kind, ending, at: words.indexOf(ending) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at + b.ending.length - (a.at + a.ending.length))[0];
  if (!match) return undefined;
  const phrase = { start, end: start + match.at + match.ending.length };
  if (verb.qualifier === 'AWARDED') {
    const award = { start: phrase.end - match.ending.length, end: phrase.end };
    return { ...award, kind: 'AWARD', name: wordsOf(reading, award), inferred: false };
  }
  const name = wordsOf(reading, phrase)
    .replace(/^[了“”]+/, '')
    .replaceAll(/[“”]/g, '');
  return name.length >= match.ending.length + 2 && name.length < 60
    ? { ...phrase, start: phrase.end - name.length, kind: match.kind, name, inferred: false }
    : undefined;
}

const FITTING: Readonly<Record<OutcomeVerb['qualifier'], readonly TitledKind[]>> = {
  SIGNED: ['AGREEMENT'],
  RELEASED: ['POLICY', 'STANDARD', 'WORK'],
  LAUNCHED: ['PROGRAMME'],
  UNVEILED: ['FACILITY'],
  AWARDED: ['AWARD'],
};

/** 某实训基地共建计划: the programme makes what stands before the words for making. */
export function built(reading: Reading, titled: Titled): (Titled & { readonly openList: boolean }) | undefined {
  const match = /^(.+?)(?:共建|建设)(?:计划|工程|项目)$/.exec(titled.name);
  const name = match?.[1];
  if (!name) return undefined;
  const facility = titledOf(reading, { start: titled.start, end: titled.start + name.length }, '');
  return facility?.kind === 'FACILITY' ? { ...facility, openList: false } : undefined;
}

/** 团体标准, 国家标准: the level that words beside a standard tell. */
export const levelOf = ({ lexicon }: Reading, words: string): string | undefined =>
  Object.entries(lexicon.outcomes.standardLevels).find(([word]) => words.includes(word))?.[1];
