import { storedValidity, type WrittenValidity } from '../../database/validity.ts';
import type { EntityRecord } from './record.ts';
import type { Properties } from './state.ts';

/** When a claim holds and how sure it is, once a record is worked into what was stored. */

/** What a record writes as validity, `AT_LATEST` told apart. */
export const written = (validity: EntityRecord['validity']): WrittenValidity => ({
  from: validity?.from,
  to: validity?.to,
  observedOn: validity?.observedOn,
  toAtLatest: validity?.toPrecision === 'AT_LATEST',
});

/** Bounds as a record would have to write them to give what is stored. */
const rewritten = (
  stored: Properties,
): { from: string | null; to: string | null; observedOn: string[]; toAtLatest: boolean } => ({
  from: cut(stored.validFrom, stored.validFromPrecision),
  to: stored.validTo == null ? null : String(stored.validTo),
  observedOn: strings(stored.observed),
  toAtLatest: stored.validToPrecision === 'AT_LATEST',
});

const LENGTH: Readonly<Record<string, number>> = { YEAR: 4, MONTH: 7 };
const cut = (day: unknown, precision: unknown): string | null =>
  day == null ? null : String(day).slice(0, LENGTH[String(precision)] ?? 10);
export const strings = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);

/**
 * The bounds after a record: what it says takes the place of what was said, what it does not say stays, observations
 * add up. Null when nothing changes.
 */
export function validityAfter(
  stored: Properties | undefined,
  validity: EntityRecord['validity'],
  of: 'entity' | 'relation',
) {
  if (!stored) return storedValidity(written(validity), of);
  if (!validity) return undefined;
  const before = rewritten(stored);
  const given = written(validity);
  const after = storedValidity(
    {
      from: given.from ?? before.from,
      to: given.to ?? before.to,
      toAtLatest: given.to == null ? before.toAtLatest : given.toAtLatest,
      observedOn: [...before.observedOn, ...(given.observedOn ?? [])],
    },
    of,
  );
  // an imprecise end is stored as the day after its period: it keeps its precision unless given anew
  const kept = given.to == null ? { validToPrecision: stored.validToPrecision ?? null } : {};
  return { ...after, ...kept };
}

/** How sure a claim is after a record. */
export const surenessAfter = (
  stored: Properties | undefined,
  { status, confidence }: Pick<EntityRecord, 'status' | 'confidence'>,
): Properties => {
  if (stored && status === undefined && confidence === undefined) return {};
  return {
    claimStatus: status ?? stored?.claimStatus ?? 'ASSERTED',
    confidence: confidence ?? stored?.confidence ?? 1,
  };
};

/** Neo4j keeps no null, and an empty list says no more than none: they are left out. */
export function withoutNulls(properties: Properties): Properties {
  const kept: Properties = {};
  // a plain loop: this runs several times for each record
  for (const name in properties) {
    const value = properties[name];
    if (value != null && !isEmpty(value)) kept[name] = value;
  }
  return kept;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
