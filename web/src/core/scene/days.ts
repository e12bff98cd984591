import type { Precision } from '../../generated/enums.ts';
import type { Dates } from '../time/dates.ts';

/** A day on which something changes, and how finely that is known. */
export interface KnownDay {
  readonly day: string;
  readonly precision: Precision;
}

/** From coarse to fine; what ended by a day at the latest is known by that day. */
const FINENESS: readonly Precision[] = ['YEAR', 'MONTH', 'AT_LATEST', 'DAY'];

/** The days on which something that is shown begins, ends or was seen, ascending; each as finely as anything knows it. */
export function daysOf(facts: readonly { readonly validity: Dates }[]): KnownDay[] {
  const days = new Map<string, Precision>();
  const add = (day: string | null, precision: Precision | null): void => {
    if (day === null) return;
    const finer = Math.max(FINENESS.indexOf(days.get(day) ?? 'YEAR'), FINENESS.indexOf(precision ?? 'DAY'));
    days.set(day, FINENESS[finer] ?? 'DAY');
  };
  for (const { validity } of facts) {
    add(validity.from, validity.fromPrecision);
    add(validity.to, validity.toPrecision);
    for (const day of validity.observedOn) add(day, 'DAY');
  }
  return [...days].map(([day, precision]) => ({ day, precision })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
