import type { Language } from '../../generated/schema.ts';
import type { ChainEntity, ChainFact } from './found.ts';
import { PHRASES, type Phrase, ROLE_WORDS } from './phrases.ts';

/** Titles of things written, held or said stand in marks; names of bodies, people and places do not. */
const TITLED: Readonly<Record<string, readonly [open: string, close: string]>> = {
  EVENT: ['“', '”'],
  AGREEMENT: ['“', '”'],
  THEME: ['“', '”'],
  OFFER: ['“', '”'],
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

/** What is not simply asserted says so. */
const MARKS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  INFERRED: { ZH: '(推断)', EN: ' (inferred)' },
  DISPUTED: { ZH: '(有争议)', EN: ' (disputed)' },
};

/** A clause with what joins it to the one before. */
function clauseOf(step: Step, before: Step | undefined, after: Step | undefined, language: Language): string {
  const [comma, semicolon] = language === 'ZH' ? [',', ';'] : [', ', '; '];
  const mark = MARKS[step.fact.claimStatus]?.[language] ?? '';
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

function apposition({ fact, a, b }: Step, language: Language): string {
  if (language === 'ZH') return `${said(a, language)}${fact.title ?? ''}${b.name}`;
  return `${b.name}, ${fact.title ?? ''} ${fact.titleKind === 'RANK' ? 'at' : 'of'} ${said(a, language)}`;
}

/** The phrase with its places filled, in one pass: what a name holds is never taken for a place. */
function filled(step: Step, language: Language): string {
  const words = phraseOf(step)[language === 'ZH' ? 'zh' : 'en'][step.along ? 0 : 1];
  const values: Readonly<Record<string, string>> = {
    b: said(step.b, language),
    title: step.fact.title ?? '',
    role: roleOf(step, language),
  };
  return words.replaceAll(/\{(b|title|role)\}/g, (place, name: string) => values[name] ?? place);
}

function roleOf({ fact, a, b, along }: Step, language: Language): string {
  const role = fact.role ?? 'MEMBER';
  const { zh, person, en } = (Object.hasOwn(ROLE_WORDS, role) ? ROLE_WORDS[role] : undefined) ?? UNKNOWN_ROLE;
  if (language === 'EN') return en;
  return (along ? a : b).kind === 'PERSON' ? (person ?? zh) : zh;
}

const UNKNOWN_ROLE = { zh: '相关单位', person: '相关人员', en: 'an associate' };

/** The most particular phrase there is for a fact. */
function phraseOf({ fact, a, b, along }: Step): Phrase {
  const [from, to] = along ? [a, b] : [b, a];
  const qualified = fact.qualifier === undefined ? undefined : `${fact.qualifier}.${from.kind}`;
  const words = [fact.capacity, fact.role, qualified, fact.qualifier, fact.titleKind, from.kind, to.kind, to.side];
  for (const word of words) {
    const key = `${fact.kind}.${word}`;
    const phrase = Object.hasOwn(PHRASES, key) ? PHRASES[key] : undefined;
    if (phrase) return phrase;
  }
  const phrase = PHRASES[fact.kind];
  if (!phrase) throw new Error(`no phrase for ${fact.kind}`);
  return phrase;
}
