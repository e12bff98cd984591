import type { Archive } from './archive.ts';
import { xmlEvents } from './xml.ts';

/** Number formats that Excel knows by their number and shows as dates; 27 to 36 and 50 to 58 are East Asian ones. ECMA-376 18.8.30. */
const DATES = [14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)];

/** Styles, by the number that cells give, whose numbers are dates. */
export async function dateStyles(archive: Archive): Promise<ReadonlySet<number>> {
  const stream = await archive.read('xl/styles.xml');
  const dates = new Set<number>(DATES);
  const styles = new Set<number>();
  if (!stream) return styles;
  let inCells = false;
  let count = 0;
  for await (const event of xmlEvents(stream)) {
    if (event.type === 'text') continue;
    if (event.name === 'cellXfs') inCells = event.type === 'open';
    if (event.type === 'close') continue;
    const { numFmtId, formatCode } = event.attributes;
    if (event.name === 'numFmt' && isDate(formatCode ?? '')) dates.add(Number(numFmtId));
    if (event.name === 'xf' && inCells) {
      if (dates.has(Number(numFmtId))) styles.add(count);
      count++;
    }
  }
  return styles;
}

/** A format shows a date when it names days or years outside quotes and brackets. */
const isDate = (format: string): boolean => /[dy]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const DAY_MS = 86_400_000;
/** Day 0 of the two calendars of Excel; 1900's has a 29 February that never was, so its days count from two earlier. */
const EPOCH = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
const FIRST_SURE_DAY = 61;
const LAST_DAY = 2_958_465;

/** A serial number as a day; undefined where Excel has none, or a wrong one (before March 1900). */
export function dayOf(serial: number, calendar: keyof typeof EPOCH): string | undefined {
  if (serial < (calendar === 1900 ? FIRST_SURE_DAY : 0) || serial > LAST_DAY) return undefined;
  return new Date(EPOCH[calendar] + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}
