import { isDeepStrictEqual } from 'node:util';
import { UNENDED } from '../../database/lens.ts';
import { storedValidity } from '../../database/validity.ts';
import { isPost, roleKey } from './derive.ts';
import { surenessAfter, validityAfter, withoutNulls, written } from './draft.ts';
import { entityId, factId } from './identity.ts';
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
 * Which fact a record speaks of: the one its identity names, or, where its bounds lie wholly before or after that
 * one's, another term of it (`.2`, `.3`, …). `known` gives what is there by id.
 */
export function factOf(
  record: RelationRecord,
  known: (id: string) => Properties | undefined,
): { id: string; before?: Properties } {
  const base = baseId(record);
  for (let term = 1; ; term++) {
    const id = term === 1 ? base : `${base}.${term}`;
    const before = known(id);
    if (!before) return { id };
    if (!isAnotherTerm(before, record)) return { id, before };
  }
}

function isAnotherTerm(stored: Properties, { validity }: RelationRecord): boolean {
  const { validFrom, validTo } = storedValidity(written(validity), 'relation');
  const begun = stored.validFrom;
  const ended = stored.validTo;
  return (
    (validFrom !== null && ended != null && validFrom >= String(ended)) ||
    (validTo !== null && begun != null && validTo <= String(begun))
  );
}

/** The fact after a record. */
export function factAfter(record: RelationRecord, id: string, before: Properties | undefined): Properties {
  return withoutNulls({
    ...before,
    id,
    ...record.qualifiers,
    ...ranked(record),
    ...(isPost(record)
      ? { postId: entityId(roleKey(record.qualifiers.title ?? '', record.to)), titleKind: 'POST' }
      : {}),
    ...validityAfter(before, record.validity, 'relation'),
    ...surenessAfter(before, record),
  });
}

/** Seats and capacities in the schema's order; a seat that is not known comes last. */
function ranked({ kind, qualifiers }: RelationRecord): Properties {
  const roles: readonly string[] = MEMBER_ROLES;
  if (kind === 'PARTICIPATES_IN') return { rank: CAPACITIES.findIndex((capacity) => capacity === qualifiers.capacity) };
  if (kind !== 'MEMBER_OF') return {};
  return { rank: qualifiers.role === undefined ? roles.length : roles.indexOf(qualifiers.role) };
}

const bare = ({ knownFrom: _from, knownTo: _to, ...said }: Properties): Properties => said;

export const isChanged = ({ before, after }: FactDraft): boolean =>
  !before || !isDeepStrictEqual(bare(before), bare(after));

/** The version to write. */
export const versionOfFact = ({ after }: FactDraft, now: string): Properties => ({
  ...after,
  knownFrom: now,
  knownTo: UNENDED,
});
