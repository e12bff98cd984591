import { isDeepStrictEqual } from 'node:util';
import { entityId } from '../../database/ids.ts';
import { UNBEGUN, UNENDED } from '../../database/lens.ts';
import { certainDays, Precision, type StoredValidity, storedValidity } from '../../database/validity.ts';
import { strings, surenessAfter, validityAfter, withoutNulls, written } from './bounds.ts';
import { isPost, roleKey } from './derive.ts';
import { factId } from './identity.ts';
import type { RelationRecord } from './record.ts';
import type { Properties } from './state.ts';
import { CAPACITIES, MEMBER_ROLES } from './vocabulary.ts';

/** A fact as it was and as it will be. */
export interface FactDraft {
  readonly id: string;
  readonly record: RelationRecord;
  readonly before: Properties | undefined;
  readonly after: Properties;
}

/** Cooperation has no direction: it is stored from the lesser key to the greater. */
export const directed = (record: RelationRecord): RelationRecord =>
  record.kind === 'COOPERATES_WITH' && record.from > record.to
    ? { ...record, from: record.to, to: record.from }
    : record;

export const baseId = ({ kind, from, to, qualifiers }: RelationRecord): string => factId(kind, from, to, qualifiers);

/**
 * Which fact a record speaks of: the one its identity names, or, where their bounds do not meet, another term of it
 * (`.2`, `.3`, …). One that was withdrawn is spoken of anew where no current one meets. `known` and `withdrawn` give
 * what is there by id.
 */
export function factOf(record: RelationRecord, known: ById, withdrawn: ById): { id: string; before?: Properties } {
  const given = storedValidity(written(record.validity), 'relation');
  let anew: string | undefined;
  for (const id of termIds(baseId(record))) {
    const before = known(id);
    if (before && termsMeet(before, given)) return { id, before };
    const gone = before ? undefined : withdrawn(id);
    if (gone && termsMeet(gone, given)) anew ??= id;
    if (!before && !gone) return { id: anew ?? id };
  }
  throw new Error('a fact has no more terms');
}

type ById = (id: string) => Properties | undefined;

function* termIds(base: string): Generator<string> {
  yield base;
  for (let term = 2; ; term++) yield `${base}.${term}`;
}

/** The ids of a fact's terms that are known. */
export function termsOf(base: string, known: ReadonlyMap<string, unknown>): string[] {
  const ids: string[] = [];
  for (const id of termIds(base)) {
    if (!known.has(id)) break;
    ids.push(id);
  }
  return ids;
}

type Bounds = Pick<StoredValidity, 'validFrom' | 'validTo' | 'observed'>;

/** Half-open terms meet unless one is over before the other begins. */
function termsMeet(stored: Properties, given: Bounds): boolean {
  const known: Bounds = {
    validFrom: day(stored.validFrom),
    validTo: day(stored.validTo),
    observed: strings(stored.observed),
  };
  return beginningOf(known) < (given.validTo ?? UNENDED) && beginningOf(given) < (known.validTo ?? UNENDED);
}

/** Where neither bound is known, what was seen says that it had begun. */
export const beginningOf = ({ validFrom, validTo, observed }: Bounds): string =>
  validFrom ?? (validTo === null ? observed[0] : undefined) ?? UNBEGUN;

const day = (value: unknown): string | null => (value == null ? null : String(value));

/** The fact after a record. */
export function factAfter(record: RelationRecord, id: string, before: Properties | undefined): Properties {
  return withCertainty({
    ...before,
    id,
    ...record.qualifiers,
    ...ranked(record),
    postId: null,
    ...(isPost(record)
      ? { postId: entityId(roleKey(record.qualifiers.title ?? '', record.to)), titleKind: 'POST' }
      : {}),
    ...validityAfter(before, record.validity, 'relation'),
    ...surenessAfter(before, record),
  });
}

/** A fact once it is known to end on a day. */
export const endedFact = (said: Properties, day: string): Properties =>
  withCertainty({ ...said, ...validityAfter(said, { to: day }, 'relation') });

/** An appointment to a post says between which days it held for certain, so that two to one post can be compared. */
function withCertainty(said: Properties): Properties {
  const certain = said.postId == null ? {} : certainDays(boundsOf(said));
  return withoutNulls({ ...said, certainFrom: null, certainTo: null, ...certain });
}

const KnownPrecision = Precision.nullable();

function boundsOf(said: Properties) {
  const { validFromPrecision, validToPrecision } = said;
  return {
    validFrom: day(said.validFrom),
    validTo: day(said.validTo),
    validFromPrecision: KnownPrecision.parse(validFromPrecision ?? null),
    validToPrecision: KnownPrecision.parse(validToPrecision ?? null),
    observed: strings(said.observed),
  };
}

/** Seats and capacities in the schema's order; a seat that is not known comes last. */
function ranked({ kind, qualifiers }: RelationRecord): Properties {
  const roles: readonly string[] = MEMBER_ROLES;
  if (kind === 'PARTICIPATES_IN') return { rank: CAPACITIES.indexOf(qualifiers.capacity ?? 'OTHER') };
  if (kind !== 'MEMBER_OF') return {};
  return { rank: qualifiers.role === undefined ? roles.length : roles.indexOf(qualifiers.role) };
}

const bare = ({ knownFrom: _from, knownTo: _to, ...said }: Properties): Properties => said;

/** Whether something else is said. */
export const isOtherwise = (before: Properties, after: Properties): boolean =>
  !isDeepStrictEqual(bare(before), bare(after));

export const isChanged = ({ before, after }: FactDraft): boolean => !before || isOtherwise(before, after);

/** The version to write. */
export const versionOfFact = ({ after }: FactDraft, now: string): Properties => ({
  ...after,
  knownFrom: now,
  knownTo: UNENDED,
});
