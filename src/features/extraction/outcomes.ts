import type { Body } from './cast.ts';
import type { Span } from './document.ts';
import { bodyOf, type Reading, type Sentence, wordsOf } from './reading.ts';
import { type Actor, actorsBefore, type Mood, moodAt } from './takers.ts';
import { built, levelOf, type OutcomeVerb, plainObject, QUOTED, type Titled, titledOf } from './titled.ts';

/** What an event brought forth, and the words that say so. */
export interface Outcome extends Span {
  readonly paragraph: number;
  readonly verb: OutcomeVerb | undefined;
  readonly titled: Titled;
  /** What an agreement or programme is to make. */
  readonly develops: (Titled & { readonly openList: boolean }) | undefined;
  readonly standardLevel: string | undefined;
  readonly parties: readonly Body[];
  /** Those who are said to have released it themselves. */
  readonly issuers: readonly Body[];
  /** Those whom awards are about. */
  readonly recipients: readonly Body[];
  readonly term: string | undefined;
  /** An agenda lists it, so it was a part of the event. */
  readonly agenda: boolean;
  readonly mood: Mood;
  readonly rule: string;
  readonly confidence: number;
}

/** Reads what was signed, released, launched, unveiled and awarded, and titles in 《》. */
export function outcomesOf(reading: Reading): Outcome[] {
  const found = reading.sentences
    .filter(({ paragraph }) => paragraph > 0)
    .flatMap((sentence) => [...clausesOf(reading, sentence).flatMap((clause) => inClause(reading, sentence, clause))]);
  const named = new Set(found.flatMap(({ titled, develops }) => [titled.name, develops?.name]));
  const rest = reading.sentences
    .filter(({ paragraph }) => paragraph > 0)
    .flatMap((sentence) => merelyNamed(reading, sentence).filter(({ titled }) => !named.has(titled.name)));
  return [...found, ...rest];
}

/** Clauses of a sentence; a comma or a full stop inside 《》 ends none. */
function clausesOf({ article }: Reading, { start, end }: Span): Span[] {
  const clauses: Span[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const char = article.text.charAt(at);
    depth += char === '《' ? 1 : char === '》' ? -1 : 0;
    if (depth <= 0 && /[，。；：！]/.test(char)) {
      if (at > from) clauses.push({ start: from, end: at });
      from = at + 1;
    }
  }
  if (from < end) clauses.push({ start: from, end });
  return clauses;
}

function inClause(reading: Reading, sentence: Sentence, clause: Span): Outcome[] {
  const words = reading.article.text.slice(clause.start, clause.end);
  for (const { verb, object: pattern } of reading.patterns.verbs) {
    const forward = pattern?.exec(words);
    const object = forward?.[1];
    if (forward && object && !/^(?:仪式|活动|大会|会|暨|环节|单位)/.test(object)) {
      const at = clause.start + forward.index;
      const found = fromObject(
        reading,
        sentence,
        { start: clause.end - object.length, end: clause.end },
        verb,
        at,
        clause,
      );
      if (found.length > 0) return found;
    }
    const backward = fromSubject(reading, sentence, clause, verb);
    if (backward) return [backward];
  }
  return [];
}

/** 签约《…》等团体标准制定项目, 发布《…办法》《…标准》, 启动…计划, 颁发…聘书. */
function fromObject(
  reading: Reading,
  sentence: Sentence,
  object: Span,
  verb: OutcomeVerb,
  at: number,
  clause: Span,
): Outcome[] {
  const words = reading.article.text.slice(object.start, object.end);
  const base = {
    ...baseOf(reading, sentence, { start: Math.min(at, clause.start), end: clause.end }, verb, at),
    parties: verb.qualifier === 'SIGNED' ? partiesBefore(reading, sentence, at) : [],
    issuers: verb.qualifier === 'RELEASED' ? partiesBefore(reading, sentence, at) : [],
  };
  const quoted = [...words.matchAll(QUOTED)];
  if (quoted.length > 0) return quoted.flatMap((match) => fromQuoted(reading, object, words, match, base));
  const titled = plainObject(reading, object, verb);
  if (!titled) return [];
  const recipients = verb.qualifier === 'AWARDED' ? bodiesIn(reading, sentence, object) : [];
  const develops = titled.kind === 'PROGRAMME' ? built(reading, titled) : undefined;
  const term = /^第[一二三四五六七八九十\d]+届/.exec(words)?.[0];
  return [{ ...base, titled, recipients, develops, term }];
}

/** A title in 《》; one that 等…项目 follows is what an agreement or programme is to make. */
function fromQuoted(
  reading: Reading,
  object: Span,
  words: string,
  match: RegExpExecArray,
  base: Omit<Outcome, 'titled'>,
): Outcome[] {
  const title = match[1] ?? '';
  const from = object.start + match.index + 1;
  const tail = words.slice(match.index + match[0].length);
  const inner = titledOf(reading, { start: from, end: from + title.length }, tail);
  if (!inner) return [];
  const standardLevel = levelOf(reading, tail);
  if (!/^(?:等)?([^，。《]{0,16}(?:项目|协议|工程|计划))$/.test(tail))
    return [{ ...base, titled: inner, standardLevel }];
  const whole = { start: from - 1, end: object.end };
  const kind = base.verb?.qualifier === 'SIGNED' ? 'AGREEMENT' : 'PROGRAMME';
  const titled: Titled = { ...whole, kind, name: wordsOf(reading, whole), inferred: false };
  const made = /标准|规范/.test(tail) ? ('STANDARD' as const) : inner.kind;
  return [{ ...base, titled, develops: { ...inner, kind: made, openList: tail.startsWith('等') }, standardLevel }];
}

/** 为…揭牌, 对…的先进个人和集体进行了表彰. */
function fromSubject(reading: Reading, sentence: Sentence, clause: Span, verb: OutcomeVerb): Outcome | undefined {
  const words = reading.article.text.slice(clause.start, clause.end);
  if (verb.qualifier === 'UNVEILED') {
    const match =
      /为[^，。；“”]{0,24}[“"]([^“”，。；]{3,40})[”"](?:正式)?(?:揭牌|揭幕|授牌)/.exec(words) ??
      /为(?:[“"])?([^“”，。；]{3,40}?)(?:[”"])?(?:正式)?(?:揭牌|揭幕|授牌)/.exec(words) ??
      /^([^，。；]{3,40}?)(?:正式|现场)?(?:揭牌|挂牌)(?!仪式|成立)/.exec(words);
    const name = match?.[1];
    if (!match || !name) return undefined;
    const start = clause.start + match.index + match[0].indexOf(name);
    const titled = titledOf(reading, { start, end: start + name.length }, '');
    const isBody = sentence.tokens.some(
      (token) =>
        token.type === 'body' && token.start < start + name.length && token.end > start && !token.mention.refers,
    );
    return titled?.kind === 'FACILITY' && !isBody
      ? { ...baseOf(reading, sentence, clause, verb, start + name.length), titled }
      : undefined;
  }
  if (verb.qualifier !== 'AWARDED') return undefined;
  const match = /对(.{2,80}?)的?((?:优秀|先进)[^，。；]{1,20}?)进行了?表彰/.exec(words);
  const name = match?.[2];
  if (!match || !name) return undefined;
  const start = clause.start + match.index + match[0].lastIndexOf(name);
  const recipients = bodiesIn(reading, sentence, { start: clause.start, end: start });
  return {
    ...baseOf(reading, sentence, clause, verb, clause.start + match.index),
    titled: { start, end: start + name.length, kind: 'AWARD', name, inferred: false },
    recipients,
  };
}

function baseOf(
  reading: Reading,
  sentence: Sentence,
  { start, end }: Span,
  verb: OutcomeVerb | undefined,
  at: number,
): Omit<Outcome, 'titled'> {
  const words = reading.article.text.slice(sentence.start, sentence.end);
  const paragraph = reading.article.paragraphs.find((each) => each.number === sentence.paragraph);
  const led = paragraph ? reading.article.text.slice(paragraph.start, sentence.end) : words;
  return {
    start,
    end,
    paragraph: sentence.paragraph,
    verb,
    develops: undefined,
    standardLevel: undefined,
    parties: [],
    issuers: [],
    recipients: [],
    term: undefined,
    agenda: /期间[^。]{0,12}仪式|举行[^。]{0,6}仪式：/.test(led) || reading.patterns.agenda.test(words),
    mood: moodAt(reading, sentence, at),
    rule: verb ? `outcome.${verb.qualifier.toLowerCase()}` : 'title.quoted',
    confidence: verb ? 0.85 : 0.7,
  };
}

const partiesBefore = (reading: Reading, sentence: Sentence, at: number): Body[] =>
  actorsBefore(
    reading,
    sentence,
    at,
    /^(?:共同|联合|现场|当场|分别|正式|代表|双方|三方|近日|研究|制定并|会同|就[^，。]{0,20})*$/,
  ).flatMap((actor: Actor) => ('body' in actor ? [actor.body] : []));

const bodiesIn = (reading: Reading, sentence: Sentence, { start, end }: Span): Body[] => [
  ...new Set(
    sentence.tokens
      .filter((token) => token.start >= start && token.end <= end)
      .flatMap((token) => bodyOf(reading, token) ?? []),
  ),
];

/** Titles in 《》 that a report only names: standards and policies are kept, works only where somebody gave them. */
function merelyNamed(reading: Reading, sentence: Sentence): Outcome[] {
  const words = reading.article.text.slice(sentence.start, sentence.end);
  return [...words.matchAll(QUOTED)].flatMap(({ index, 1: title = '' }) => {
    const start = sentence.start + index + 1;
    const titled = titledOf(
      reading,
      { start, end: start + title.length },
      words.slice(index + title.length + 2, index + title.length + 14),
    );
    if (!titled || (titled.kind !== 'STANDARD' && titled.kind !== 'POLICY' && titled.kind !== 'AGREEMENT')) return [];
    return [{ ...baseOf(reading, sentence, { start: start - 1, end: titled.end + 1 }, undefined, start), titled }];
  });
}
