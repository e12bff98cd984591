import { z } from 'zod';
import { badInput } from '../errors.ts';
import { disputed } from './dispute.ts';

/**
 * When a read looks: on which day a claim has to hold (`validAt`, null for any time) and what had been recorded by
 * when (`knownAt`, null for now).
 */
export interface Lens {
  readonly validAt: string | null;
  readonly knownAt: string | null;
  /** What ids read under this lens end in; empty when it looks at now. */
  readonly suffix: string;
}

/** `holdsTo` and `knownTo` of what has no end: later than any day or instant, and no real one. */
export const UNENDED = '9999-99-99';
/** `holdsFrom` of what has no known beginning. */
export const UNBEGUN = '0001-01-01';
/** Later than every instant, earlier than UNENDED: only current versions are known then, whatever the clocks say. */
const LATEST = '9999-99-00';

const Day = z.iso.date();
const Instant = z.iso.datetime({ offset: true });

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day it is in Asia/Shanghai, ISO 8601. */
export const todayInShanghai = (now: Date): string => SHANGHAI.format(now);

/** A day as it is compared and stored; refuses what is no day of the calendar. */
export function parseDay(value: string, argument: string): string {
  if (!Day.safeParse(value).success)
    throw badInput(argument, `'${value}' is no calendar day`, 'YYYY-MM-DD, e.g. 2025-09-21');
  return value;
}

/** An instant in UTC with milliseconds, so that instants compare as text. */
export function parseInstant(value: string, argument: string): string {
  const instant = Instant.safeParse(value).success ? new Date(value).toISOString() : '';
  // years beyond four digits in UTC would compare wrongly
  if (!/^\d/.test(instant)) {
    throw badInput(argument, `'${value}' is no instant`, 'RFC 3339, e.g. 2025-09-22T10:21:00+08:00');
  }
  return instant;
}

export interface AsOfInput {
  readonly validAt?: string | null;
  readonly knownAt?: string | null;
  readonly anyTime?: boolean | null;
}

/** The lens of an `AsOf` argument; without one, today and now. */
export function lensOf(asOf: AsOfInput | null | undefined, now: Date): Lens {
  const given = asOf?.validAt == null ? null : parseDay(asOf.validAt, 'asOf.validAt');
  const knownAt = asOf?.knownAt == null ? null : parseInstant(asOf.knownAt, 'asOf.knownAt');
  if (asOf?.anyTime === true) {
    if (given !== null) throw badInput('asOf', 'validAt and anyTime exclude each other', 'one of the two');
    return { validAt: null, knownAt, suffix: suffixOf('a', knownAt) };
  }
  const validAt = given ?? todayInShanghai(now);
  return { validAt, knownAt, suffix: given === null && knownAt === null ? '' : suffixOf(given ?? '', knownAt) };
}

const suffixOf = (valid: string, knownAt: string | null): string =>
  `~${valid.replaceAll('-', '')}${knownAt === null ? '' : `k${Date.parse(knownAt).toString(36)}`}`;

const SUFFIX = /^(a|\d{8})?(?:k([0-9a-z]{1,11}))?$/;

/** The lens that an id's suffix (behind `~`) stands for; undefined when it is none of ours. */
export function lensOfSuffix(suffix: string, now: Date): Lens | undefined {
  const match = SUFFIX.exec(suffix);
  if (!match || suffix === '') return undefined;
  const [, valid, known] = match;
  const day = valid && valid !== 'a' ? `${valid.slice(0, 4)}-${valid.slice(4, 6)}-${valid.slice(6)}` : undefined;
  if (day !== undefined && !Day.safeParse(day).success) return undefined;
  const instant = known === undefined ? undefined : new Date(Number.parseInt(known, 36));
  if (instant !== undefined && Number.isNaN(instant.getTime())) return undefined;
  return lensOf({ validAt: day ?? null, knownAt: instant?.toISOString() ?? null, anyTime: valid === 'a' }, now);
}

/** What the lens puts into `$validUntil`, `$validSince` and `$knownAt`. */
export const lensParameters = (lens: Lens): { validUntil: string; validSince: string; knownAt: string } => ({
  validUntil: lens.validAt ?? UNENDED,
  validSince: lens.validAt ?? '',
  knownAt: lens.knownAt ?? LATEST,
});

/** The lens, looking no later than an instant; its ids stay as they are. */
export const boundedBy = (lens: Lens, latest: string | null): Lens =>
  latest === null || (lens.knownAt ?? LATEST) <= latest ? lens : { ...lens, knownAt: latest };

/** The rule of `Validity` over the parameters of one lens: those of the statement's own, or those of another it compares with. */
function ruleOver(parameters: string) {
  const known = (x: string): string => `${x}.knownFrom <= ${parameters}knownAt AND ${x}.knownTo > ${parameters}knownAt`;
  const holds = (x: string): string =>
    `${x}.holdsFrom <= ${parameters}validUntil AND ${x}.holdsTo > ${parameters}validSince AND ${known(x)}`;
  /** Superseded versions of an entity stand on its node, packed as `knownFrom|knownTo|holdsFrom|holdsTo` in `periods`. */
  const heldEarlier = (x: string): string =>
    `any(period IN ${x}.periods WHERE split(period, '|')[2] <= ${parameters}validUntil AND split(period, '|')[3] > ${parameters}validSince AND split(period, '|')[0] <= ${parameters}knownAt AND split(period, '|')[1] > ${parameters}knownAt)`;
  return { known, holds, entityHolds: (x: string): string => `((${holds(x)}) OR ${heldEarlier(x)})` };
}

const own = ruleOver('$');
const other = ruleOver('$other.');

/** Whether one of a claim's bounds lies between the two lenses; where none does, it stands in both or in neither. */
const moves = (x: string): string =>
  `((${x}.holdsFrom <= $validUntil) <> (${x}.holdsFrom <= $other.validUntil) OR (${x}.holdsTo > $validSince) <> (${x}.holdsTo > $other.validSince) OR (${x}.knownFrom <= $knownAt) <> (${x}.knownFrom <= $other.knownAt) OR (${x}.knownTo > $knownAt) <> (${x}.knownTo > $other.knownAt))`;

const MACROS: Record<string, (x: string) => string> = {
  ...own,
  // in brackets: they are negated
  knownInOther: (x) => `(${other.known(x)})`,
  holdsInOther: (x) => `(${other.holds(x)})`,
  // without superseded versions the second part is null, and so is its negation: it has to be false
  entityHoldsInOther: (x) => `coalesce(${other.entityHolds(x)}, false)`,
  moves,
  disputed: (x) => disputed(x, own.known),
  mayIdentify: (x) => `($personIdentifiers OR NOT ${x}:Person)`,
};

/**
 * Writes out the lens where a Cypher file says `silian.holds(r)` (a fact), `silian.entityHolds(o)` or
 * `silian.known(e)`: the one place where the rule of `Validity` becomes Cypher. `…InOther` is the same under the lens in
 * the parameter `other`, `silian.moves(x)` tells cheaply what may differ; `silian.disputed(x)` says whether a claim is contradicted,
 * `silian.mayIdentify(x)` whether the caller may see the identifiers of an entity.
 */
export const expandLens = (cypher: string): string =>
  cypher.replaceAll(/\bsilian\.(\w+)\((\w+)\)/g, (call, name: string, x: string) => {
    const macro = MACROS[name];
    if (!macro) throw new Error(`unknown lens function ${call}`);
    return macro(x);
  });
