import type { Language } from '../../generated/schema.ts';
import type { ChainEntity, ChainFact } from './found.ts';
import { PHRASES, type Phrase, ROLE_WORDS } from './phrases.ts';

/** Titles of things written or held stand in marks; names of bodies and people do not. */
const TITLED: Readonly<Record<string, readonly [open: string, close: string]>> = {
  EVENT: ['“', '”'],
  AGREEMENT: ['“', '”'],
  WORK: ['《', '》'],
  POLICY: ['《', '》'],
  STANDARD: ['《', '》'],
};

/** A name as it stands in a sentence. */
function said({ kind, name }: ChainEntity, language: Language): string {
  const [open, close] = TITLED[kind] ?? ['', ''];
  if (open === '' || name.startsWith(open)) return name;
  return language === 'ZH' ? `${open}${name}${close}` : `“${name}”`;
}

/** A fact and the way the chain walks it. */
interface Step {
  readonly fact: ChainFact;
  readonly a: ChainEntity;
  readonly b: ChainEntity;
  /** From the fact's `from` to its `to`. */
  readonly along: boolean;
}

/**
 * The chain in one sentence: each relation a clause that begins where the one before ended. A post held at a body and
 * another at the next is said of the person, as reports say it: 「甲学院副院长某某,任乙分会会长」.
 */
export function sentenceOf(entities: readonly ChainEntity[], facts: readonly ChainFact[], language: Language): string {
  const steps = facts.flatMap((fact, index): Step[] => {
    const [a, b] = [entities[index], entities[index + 1]];
    return a && b ? [{ fact, a, b, along: fact.from === a.id }] : [];
  });
  return (
    steps.map((step, index) => clauseOf(step, steps[index - 1], steps[index + 1], language)).join('') + END[language]
  );
}

const END: Readonly<Record<Language, string>> = { ZH: '。', EN: '.' };

/** A clause with what joins it to the one before. */
function clauseOf(step: Step, before: Step | undefined, after: Step | undefined, language: Language): string {
  const [comma, semicolon] = language === 'ZH' ? [',', ';'] : [', ', '; '];
  const mark = step.fact.claimStatus === 'INFERRED' ? { ZH: '(推断)', EN: ' (inferred)' }[language] : '';
  // whoever was just introduced goes on as the subject
  if (before && introduces(before, step)) return `${comma}${filled(step, language)}${mark}`;
  const text = introduces(step, after)
    ? apposition(step, language)
    : `${said(step.a, language)}${language === 'EN' ? ' ' : ''}${filled(step, language)}`;
  return `${before ? semicolon : ''}${text}${mark}`;
}

/** A body's holder of a post of whom the next clause says more. */
const introduces = ({ fact, along }: Step, after: Step | undefined): boolean =>
  fact.kind === 'HOLDS_ROLE' && !along && after?.along === true;

const apposition = ({ fact, a, b }: Step, language: Language): string =>
  language === 'ZH'
    ? `${said(a, language)}${fact.title ?? ''}${b.name}`
    : `${b.name}, ${fact.title ?? ''} of ${said(a, language)}`;

function filled(step: Step, language: Language): string {
  const words = phraseOf(step)[language === 'ZH' ? 'zh' : 'en'][step.along ? 0 : 1];
  const [zh, en] = ROLE_WORDS[step.fact.role ?? ''] ?? ['成员', 'member'];
  return words
    .replace('{b}', () => said(step.b, language))
    .replace('{title}', () => step.fact.title ?? '')
    .replace('{role}', () => (language === 'ZH' ? zh : en));
}

/** The most particular phrase there is for a fact. */
function phraseOf({ fact, a, b, along }: Step): Phrase {
  const [from, to] = along ? [a, b] : [b, a];
  const words = [fact.capacity, fact.qualifier, fact.titleKind, to.kind, from.kind, side(fact.kind, to.key)];
  for (const word of words) {
    const phrase = word === undefined ? undefined : PHRASES[`${fact.kind}.${word}`];
    if (phrase) return phrase;
  }
  const phrase = PHRASES[fact.kind];
  if (!phrase) throw new Error(`no phrase for ${fact.kind}`);
  return phrase;
}

/** An offer's side is part of its key: `offer:<side>/…`. */
const side = (kind: string, key: string): string | undefined =>
  kind === 'OFFERS' ? /^offer:(supply|demand)\//.exec(key)?.[1]?.toUpperCase() : undefined;
