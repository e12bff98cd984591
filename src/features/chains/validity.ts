import { plain } from '../../database/reading/answer.ts';
import type { ChainFact } from './found.ts';

const latest = (days: readonly (string | undefined)[]): string | undefined =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
const earliest = (days: readonly (string | undefined)[]): string | undefined =>
  days.filter((day) => day !== undefined).sort()[0];

/** When all facts of a chain hold, as a `Validity`; null where never. Observed are the days on which all were. */
export function commonValidity(facts: readonly ChainFact[]): object | null {
  const from = latest(facts.map(({ validFrom }) => validFrom));
  const to = earliest(facts.map(({ validTo }) => validTo));
  if (from !== undefined && to !== undefined && to <= from) return null;
  const [first, ...rest] = facts;
  const observedOn = (first?.observedOn ?? []).filter((day) => rest.every((fact) => fact.observedOn.includes(day)));
  return plain({
    from: from ?? null,
    to: to ?? null,
    fromPrecision:
      facts.find(({ validFrom }) => validFrom !== undefined && validFrom === from)?.validFromPrecision ?? null,
    toPrecision: facts.find(({ validTo }) => validTo !== undefined && validTo === to)?.validToPrecision ?? null,
    observedOn,
  });
}
