import { z } from 'zod';
import { UNBEGUN, UNENDED } from './lens.ts';

/** How precise a bound is; AT_LATEST: it was over by then. */
export const Precision = z.enum(['DAY', 'MONTH', 'YEAR', 'AT_LATEST']);
export type Precision = z.infer<typeof Precision>;

/** A claim's bounds as a record writes them: `2025`, `2025-09` or `2025-09-21`; null for unknown. */
export interface WrittenValidity {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly observedOn?: readonly string[] | undefined;
  /** The end is the day on which a source called it past. */
  readonly toAtLatest?: boolean | undefined;
}

/** A claim's bounds as they are stored: days, and what follows from them for the lens. */
export interface StoredValidity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly validFromPrecision: Precision | null;
  readonly validToPrecision: Precision | null;
  /** Days on which it was seen to hold, ascending. */
  readonly observedOn: readonly string[];
  /** The same as written. */
  readonly observed: readonly string[];
  readonly holdsFrom: string;
  readonly holdsTo: string;
}

const PRECISION: Record<number, Precision> = { 4: 'YEAR', 7: 'MONTH', 10: 'DAY' };

/** A year, month or day of the calendar, from the year 1 on; after the year 9998 no day would follow the period. */
export const isPeriod = (written: string): boolean =>
  /^(?!0000|9999)\d{4}(-\d\d){0,2}$/.test(written) && Day.safeParse(firstDay(written)).success;

const Day = z.iso.date();

/** The first day of a year, month or day. */
const firstDay = (written: string): string => `${written}-01-01`.slice(0, 10);

/** The day after the period: an imprecise `to` ends with its whole period. */
const dayAfter = (written: string): string => {
  const [year = 0, month = 12] = written.split('-').map(Number);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${`${nextYear}`.padStart(4, '0')}-${`${nextMonth}`.padStart(2, '0')}-01`;
};

const DAY_MS = 86_400_000;
const lastDay = (written: string): string =>
  written.length === 10 ? written : new Date(Date.parse(dayAfter(written)) - DAY_MS).toISOString().slice(0, 10);

const precisionOf = (written: string): Precision => PRECISION[written.length] ?? 'DAY';

/**
 * Bounds as stored. A relation without a beginning holds from its first observation on; an entity from ever.
 * An imprecise observation counts from its period's last day. Source: `Validity` in schema/common.graphql.
 */
export function storedValidity(written: WrittenValidity | undefined, of: 'entity' | 'relation'): StoredValidity {
  const { from = null, to = null, observedOn = [], toAtLatest = false } = written ?? {};
  const observed = [...new Set(observedOn)].sort();
  const days = [...new Set(observed.map(lastDay))].sort();
  const validFrom = from === null ? null : firstDay(from);
  const validTo = to === null ? null : to.length === 10 ? to : dayAfter(to);
  return {
    validFrom,
    validTo,
    validFromPrecision: from === null ? null : precisionOf(from),
    validToPrecision: to === null ? null : toAtLatest ? 'AT_LATEST' : precisionOf(to),
    observedOn: days,
    observed,
    holdsFrom: validFrom ?? (of === 'relation' ? days[0] : undefined) ?? UNBEGUN,
    holdsTo: validTo ?? UNENDED,
  };
}

/** A stored claim's bounds, as far as they are known; what is absent is null or undefined. */
export interface StoredBounds {
  readonly validFrom?: unknown;
  readonly validTo?: unknown;
  readonly validFromPrecision?: unknown;
  readonly validToPrecision?: unknown;
  readonly observed?: unknown;
}

/** Bounds as a record writes them, without what is not known. */
export interface RecordValidity {
  readonly from?: string;
  readonly to?: string;
  readonly toPrecision?: 'AT_LATEST';
  readonly observedOn?: readonly string[];
}

/** What a record would have to say to be stored so: the inverse of `storedValidity`. Undefined when nothing is known. */
export function recordValidity(stored: StoredBounds): RecordValidity | undefined {
  const { validFrom, validTo, validFromPrecision, validToPrecision, observed } = stored;
  const seen = Array.isArray(observed) ? observed.map(String) : [];
  if (validFrom == null && validTo == null && seen.length === 0) return undefined;
  return {
    ...(validFrom == null ? {} : { from: String(validFrom).slice(0, LENGTH[String(validFromPrecision)] ?? 10) }),
    ...(validTo == null ? {} : { to: endWritten(String(validTo), String(validToPrecision)) }),
    ...(validToPrecision === 'AT_LATEST' ? { toPrecision: 'AT_LATEST' as const } : {}),
    ...(seen.length === 0 ? {} : { observedOn: seen }),
  };
}

const LENGTH: Readonly<Record<string, number>> = { YEAR: 4, MONTH: 7 };

/** An imprecise end is stored as the day after its period, so the day before lies in it. */
const endWritten = (day: string, precision: string): string => {
  const length = LENGTH[precision];
  return length === undefined ? day : dayBefore(day).slice(0, length);
};

/** The last day before one. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

/**
 * The days between which a claim held for certain, both included; none where no day is certain. Certain are the days on
 * which it was seen, the first and the last of exact bounds, and of imprecise ones what lies between their periods: a
 * claim that began in 2020 and ended in 2022 held throughout 2021. One term holds on all days between any two.
 */
export function certainDays(
  bounds: Pick<StoredValidity, 'validFrom' | 'validTo' | 'validFromPrecision' | 'validToPrecision' | 'observed'>,
): { certainFrom?: string; certainTo?: string } {
  const { validFromPrecision: fromPrecision, validToPrecision: toPrecision } = bounds;
  const begun = bounds.validFrom === null ? undefined : lastDay(periodOf(bounds.validFrom, fromPrecision));
  // what was called past on a day may have been over for long
  const over = bounds.validTo === null || toPrecision === 'AT_LATEST' ? undefined : bounds.validTo;
  const last = over && dayBefore(toPrecision === 'DAY' ? over : firstDay(periodOf(dayBefore(over), toPrecision)));
  const between = begun !== undefined && last !== undefined && begun <= last;
  const days = [
    fromPrecision === 'DAY' || between ? begun : undefined,
    toPrecision === 'DAY' || between ? last : undefined,
    ...bounds.observed.filter((seen) => precisionOf(seen) === 'DAY'),
  ].filter((day) => day !== undefined);
  const [certainFrom, ...others] = days.sort();
  return certainFrom === undefined ? {} : { certainFrom, certainTo: others.at(-1) ?? certainFrom };
}

const periodOf = (day: string, precision: Precision | null): string => day.slice(0, LENGTH[precision ?? 'DAY'] ?? 10);
