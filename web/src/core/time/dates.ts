import type { Precision } from '../../generated/enums.ts';
import type { Language } from '../address/address.ts';

/** When a claim holds, as the service says it. */
export interface Dates {
  readonly from: string | null;
  readonly to: string | null;
  readonly fromPrecision: Precision | null;
  readonly toPrecision: Precision | null;
  readonly observedOn: readonly string[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as people write it, no finer than it is known: 2025年9月21日, 21 Sep 2025. */
export function dayText(day: string, language: Language, precision: Precision | null = 'DAY'): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const [m, d] = [Number(month), Number(date)];
  if (precision === 'YEAR') return language === 'zh' ? `${year}年` : year;
  const name = MONTHS[m - 1] ?? month;
  if (precision === 'MONTH') return language === 'zh' ? `${year}年${m}月` : `${name} ${year}`;
  return language === 'zh' ? `${year}年${m}月${d}日` : `${d} ${name} ${year}`;
}

/** The last day of a period that ends before a day. */
export function dayBefore(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time - 86_400_000).toISOString().slice(0, 10);
}

const SHANGHAI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The day that an instant lies on where the service counts its days, ISO 8601. */
export const dayOf = (instant: Date | string): string => SHANGHAI.format(new Date(instant));

const SAY = {
  zh: {
    between: (from: string, to: string) => `${from}至${to}`,
    since: (from: string) => `${from}起`,
    until: (to: string) => `至${to}`,
    atLatest: (to: string) => `至迟${to}已止`,
    seen: (day: string) => `${day}有记载`,
    seenBetween: (first: string, last: string) => `${first}至${last}间有记载`,
    unknown: '时间不详',
  },
  en: {
    between: (from: string, to: string) => `${from} to ${to}`,
    since: (from: string) => `since ${from}`,
    until: (to: string) => `until ${to}`,
    atLatest: (to: string) => `ended by ${to}`,
    seen: (day: string) => `seen on ${day}`,
    seenBetween: (first: string, last: string) => `seen from ${first} to ${last}`,
    unknown: 'dates not known',
  },
};

/**
 * When something holds, in words. Days on which it was merely seen are never made into a beginning; what happened has no
 * end, so that its beginning is its day.
 */
export function datesText(dates: Dates, language: Language, happened = false): string {
  const say = SAY[language];
  const { from, to, fromPrecision, toPrecision, observedOn } = dates;
  const begins = from === null ? null : dayText(from, language, fromPrecision);
  const ends = to === null ? null : endText(to, toPrecision, language);
  if (begins !== null && ends !== null) return begins === ends ? begins : say.between(begins, ends);
  if (begins !== null) return happened ? begins : say.since(begins);
  if (ends !== null) return toPrecision === 'AT_LATEST' ? say.atLatest(ends) : say.until(ends);
  return seenText(observedOn, language);
}

function seenText(days: readonly string[], language: Language): string {
  const say = SAY[language];
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return say.unknown;
  if (first === last) return say.seen(dayText(first, language));
  return say.seenBetween(dayText(first, language), dayText(last, language));
}

/** `to` is the first day on which it no longer holds; people name the last on which it did. */
const endText = (to: string, precision: Precision | null, language: Language): string =>
  dayText(precision === 'AT_LATEST' ? to : dayBefore(to), language, precision === 'AT_LATEST' ? 'DAY' : precision);
