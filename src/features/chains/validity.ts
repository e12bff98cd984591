import { UNBEGUN, UNENDED } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import type { ChainFact } from './found.ts';

/** The least exact first. */
const PRECISIONS = ['AT_LATEST', 'YEAR', 'MONTH', 'DAY'];

/**
 * When all facts of a chain hold, as a `Validity` by whose rule the chain holds on exactly those days; null where there
 * are none. Where its beginning is not known, it holds from the day on which the last of its facts was first seen.
 */
export function commonValidity(facts: readonly ChainFact[]): object | null {
  const begins = facts.reduce((latest, { holdsFrom }) => (holdsFrom > latest ? holdsFrom : latest), UNBEGUN);
  const ends = facts.reduce((earliest, { holdsTo }) => (holdsTo < earliest ? holdsTo : earliest), UNENDED);
  if (ends <= begins) return null;
  const first = facts.filter(({ validFrom }) => validFrom === begins);
  const last = facts.filter(({ validTo }) => validTo === ends);
  const seen = first.length === 0 && begins !== UNBEGUN ? [begins] : [];
  return plain({
    from: first.length > 0 ? begins : null,
    to: last.length > 0 ? ends : null,
    fromPrecision: leastExact(first.map(({ validFromPrecision }) => validFromPrecision)),
    toPrecision: leastExact(last.map(({ validToPrecision }) => validToPrecision)),
    observedOn: [...new Set([...seen, ...observedOfAll(facts, begins, ends)])].sort(),
  });
}

/** Days on which every fact was seen, as far as the chain holds on them. */
const observedOfAll = ([first, ...rest]: readonly ChainFact[], begins: string, ends: string): string[] =>
  (first?.observedOn ?? []).filter(
    (day) => day >= begins && day < ends && rest.every(({ observedOn }) => observedOn.includes(day)),
  );

const leastExact = (given: readonly (string | undefined)[]): string | null =>
  PRECISIONS.find((precision) => given.includes(precision)) ?? null;
