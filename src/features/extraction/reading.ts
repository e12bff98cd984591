import { abbreviated, aliasMentions, definedAliases, introduces } from './aliases.ts';
import { BodyFinder } from './bodies.ts';
import type { BodyMention } from './body.ts';
import { Boundaries } from './boundaries.ts';
import { type Body, Cast } from './cast.ts';
import { type Article, readArticle, type Span } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import { listedBodies } from './lists.ts';
import { type KnownNames, knownNames } from './names.ts';
import { type Patterns, patternsOf } from './patterns.ts';
import { PersonFinder } from './people.ts';
import type { Post } from './post.ts';
import { PostReader } from './posts.ts';
import { homeOf, type Region, regionsIn } from './regions.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Sentence extends Span {
  readonly paragraph: number;
  readonly tokens: readonly Token[];
  readonly posts: readonly Post[];
}

/** A report as the rules see it. */
export interface Reading {
  readonly article: Article;
  readonly lexicon: Lexicon;
  readonly patterns: Patterns;
  readonly boundaries: Boundaries;
  readonly cast: Cast;
  readonly home: Region | undefined;
  readonly sentences: readonly Sentence[];
  /** Passages whose name is masked: 某某公司, 张某. */
  readonly masked: readonly (Span & { readonly paragraph: number })[];
  /** Where a machine has put other words in the place of terms, in a text where it did so throughout; no name of it can be trusted. */
  readonly spun: readonly (Span & { readonly paragraph: number })[];
}

/** Rules that are compiled once from a lexicon. */
export class Finders {
  readonly lexicon: Lexicon;
  readonly patterns: Patterns;
  readonly bodies: BodyFinder;
  readonly people: PersonFinder;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
    this.patterns = patternsOf(lexicon);
    this.bodies = new BodyFinder(lexicon);
    this.people = new PersonFinder(lexicon);
  }
}

/** Reads names, titles and posts; what they take part in is read from the result. */
export function readingOf(source: string, finders: Finders): Reading {
  const { lexicon, patterns } = finders;
  const article = readArticle(source, lexicon);
  const { text } = article;
  const spans = article.paragraphs.flatMap((paragraph) => sentencesOf(text, paragraph));
  const home = homeOf(spans.flatMap((span) => regionsIn(text, span)));
  const boundaries = new Boundaries(text, patterns);
  const found = spans.map((span) => {
    const mentions = finders.bodies.find(text, span, boundaries, home);
    return [...mentions, ...listedBodies(text, span, mentions, boundaries)].sort((a, b) => a.start - b.start);
  });
  const isMasked = ({ start, end }: Span): boolean =>
    patterns.mask.test(text.slice(start, end)) || patterns.mask.test(text.charAt(start - 1));
  const masked = spans.flatMap(({ paragraph, ...span }, index) => [
    ...(found[index] ?? []).filter(isMasked).map(({ start, end }) => ({ start, end, paragraph })),
    ...maskedPeople(text, span, finders.people).map((person) => ({ ...person, paragraph })),
  ]);
  // a name inside 《》 belongs to the title, unless the report knows that body otherwise
  const outside = new Set(
    found
      .flat()
      .filter(({ start }) => !isQuoted(text, start))
      .map(({ start, end }) => text.slice(start, end)),
  );
  const stands = ({ start, end, kind }: BodyMention): boolean =>
    !(kind === 'SCHOOL' && isMarked(text, start)) &&
    !isDateline(text, end) &&
    !introduces(text, { start, end }) &&
    (!isQuoted(text, start) || outside.has(text.slice(start, end)));
  const named = found.map((mentions) => mentions.filter((mention) => !isMasked(mention) && stands(mention)));
  const all = named.flat();
  const titles = spans.flatMap((span) => finders.people.titles(text, span));
  const defined = new Map([...abbreviated(text, titles, all, boundaries), ...definedAliases(text, all)]);
  const clear = named.map((mentions, index) => {
    const span = spans[index];
    const short = span ? aliasMentions(text, span, mentions, defined) : [];
    return short.length === 0 ? mentions : [...mentions, ...short].sort((a, b) => a.start - b.start);
  });
  const contributor = article.contributor && finders.bodies.find(text, article.contributor, boundaries, home);
  const cast = new Cast(article, [...(contributor ?? []), ...clear.flat()], home, lexicon, defined);
  const posts = new PostReader(text, boundaries, lexicon.titles, home);
  const known = namesOf(text, spans, clear, finders.people);
  const sentences = spans.map((span, index) => {
    const tokens = tokensOf(text, span, clear[index] ?? [], finders.people, known);
    return { ...span, tokens, posts: posts.read(tokens) };
  });
  return { article, lexicon, patterns, boundaries, cast, home, sentences, masked, spun: spunIn(text, spans, patterns) };
}

/** 某报某市6月5日讯（记者甲）: whoever printed the report is no part of what it tells. */
const isDateline = (text: string, end: number): boolean =>
  /^[^，。；：\n]{0,16}?[讯电]（(?:全媒体|本报|首席)?(?:记者|通讯员)/.test(text.slice(end, end + 32));

/** How long a title in 《》 can be. */
const QUOTE_REACH = 100;

/** “智能制造现场工程师学院”: what begins inside quotation marks is a piece of what they hold. */
function isMarked(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MARK_REACH), at);
  const open = before.lastIndexOf('“');
  return open > before.lastIndexOf('”') && open < before.length - 1 && !/[，。；：、]/.test(before.slice(open));
}
const MARK_REACH = 20;

/** One such word may be meant; so many different ones are not. */
const SPUN = 3;

function spunIn(
  text: string,
  spans: readonly (Span & { paragraph: number })[],
  { spun }: Patterns,
): (Span & { paragraph: number })[] {
  const found = spans.flatMap(({ start, end, paragraph }) =>
    [...text.slice(start, end).matchAll(spun)].map(({ index, 0: word }) => ({
      word,
      start: start + index,
      end: start + index + word.length,
      paragraph,
    })),
  );
  return new Set(found.map(({ word }) => word)).size < SPUN ? [] : found.map(({ word: _word, ...span }) => span);
}

function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - QUOTE_REACH), at);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

/** What is longer is no sentence, and is cut so that no rule has to look through all of a long text. */
const LONGEST = 1000;

/** Sentences end with 。！？；. */
function sentencesOf(
  text: string,
  { start, end, number }: Span & { number: number },
): (Span & { paragraph: number })[] {
  const found: (Span & { paragraph: number })[] = [];
  let from = start;
  for (let at = start; at < end; at += 1) {
    const isLong = at - from > LONGEST && /[，、\s]/.test(text.charAt(at));
    if (!isLong && at - from < 2 * LONGEST && !/[。！？；]/.test(text.charAt(at)) && at + 1 < end) continue;
    const closes = text.charAt(at + 1) === '”' ? at + 2 : at + 1;
    if (closes > from) found.push({ start: from, end: Math.min(closes, end), paragraph: number });
    from = closes;
  }
  return found;
}

/** Names found beside titles anywhere, so that they are found without one elsewhere. */
function namesOf(
  text: string,
  spans: readonly Span[],
  mentions: readonly BodyMention[][],
  people: PersonFinder,
): KnownNames {
  const names = spans.flatMap((span, index) =>
    tokensOf(text, span, mentions[index] ?? [], people, new Map())
      .filter(({ type }) => type === 'name')
      .map(({ start, end }) => text.slice(start, end)),
  );
  return knownNames(names);
}

function maskedPeople(text: string, span: Span, people: PersonFinder): Span[] {
  return people.titles(text, span).flatMap(({ start, end }) => {
    const before = [start - 3, start - 2]
      .flatMap((at) => people.maskedAt(text, at) ?? [])
      .find((each) => each.end === start);
    return people.maskedAt(text, end) ?? before ?? [];
  });
}

/** The words of a passage, as printed but simplified where the whole text is traditional. */
export const wordsOf = ({ article }: Pick<Reading, 'article'>, { start, end }: Span): string =>
  article.shown.slice(start, end).join('');

export const bodyOf = ({ cast }: Reading, token: Token | undefined): Body | undefined =>
  token?.type === 'body' ? cast.of(token.mention) : undefined;
