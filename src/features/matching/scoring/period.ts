/** The first day and the first day after, counted from 1970; BEFORE_ALL and AFTER_ALL where not known. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Earlier and later than every day, in 32 bits. */
const BEFORE_ALL = -(2 ** 31);
const AFTER_ALL = 2 ** 31 - 1;

const DAY_MS = 86_400_000;

/** The days of a period as ISO 8601 writes them, null where not known. */
export const periodOf = ({ from, to }: { readonly from: string | null; readonly to: string | null }): Period => ({
  from: from === null ? BEFORE_ALL : numberOf(from),
  to: to === null ? AFTER_ALL : numberOf(to),
});

const numberOf = (day: string): number => Date.parse(day) / DAY_MS;

/** Whether two periods are known to have no day in common. */
export const areApart = (a: Period, b: Period): boolean => a.to <= b.from || b.to <= a.from;

/** The share of the demand's days that the supply covers; 1 where the demand has no end and the two meet; undefined where no source tells either. */
export function periodFit(supply: Period, demand: Period): number | undefined {
  if (isUnknown(supply) || isUnknown(demand)) return undefined;
  if (areApart(supply, demand)) return 0;
  const { from, to } = demand;
  if (from === BEFORE_ALL || to === AFTER_ALL || to <= from) return 1;
  return Math.max(0, Math.min(to, supply.to) - Math.max(from, supply.from)) / (to - from);
}

const isUnknown = ({ from, to }: Period): boolean => from === BEFORE_ALL && to === AFTER_ALL;

/** A day counted from 1970 as ISO 8601 writes it; null for none. */
export const dayOf = (number: number): string | null =>
  number === BEFORE_ALL || number === AFTER_ALL ? null : new Date(number * DAY_MS).toISOString().slice(0, 10);
