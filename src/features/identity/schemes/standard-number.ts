/** Parts of a standard's number; the year is absent where an undated reference is meant. */
export interface StandardNumber {
  /** GB/T, JB, DB14/T, T/CMIF, Q/TZ, ISO/IEC … */
  readonly issuer: string;
  /** With its part and leading zeros: 1.1, 60034-1, 0055. */
  readonly number: string;
  readonly year: string | undefined;
}

/** Sector codes have two letters, those of metrology and defence three (JJF, GJB). */
const NATIONAL = /^((?:DB\d{2}(?:\d{2})?|[A-Z]{2,3})(?:\/[TZ])?) ?(\d+(?:\.\d+)*)(?:-(\d{4}|\d{2}))?$/;
const OF_BODY = /^(T\/[A-Z]{2,}(?:-[A-Z]+)*|Q\/[A-Z0-9]+(?: [A-Z]+)?) ?(\d+(?:\.\d+)*)(?:-(\d{4}|\d{2}))?$/;
const INTERNATIONAL = /^((?:ISO|IEC)(?:\/IEC|\/IEEE)*(?:\/(?:TS|TR|PAS|GUIDE))?) ?(\d+(?:-\d+)*?)(?:[:-](\d{4}))?$/;

/** Upper case, one kind of dash, single spaces. */
const plain = (value: string): string =>
  value
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?[-‐‑‒–—―−]+ ?/gu, '-')
    .replaceAll(/ ?([/:]) ?/gu, '$1')
    .trim();

export function readStandardNumber(value: string): StandardNumber | undefined {
  const text = plain(value);
  const [, issuer, number, year] = INTERNATIONAL.exec(text) ?? OF_BODY.exec(text) ?? NATIONAL.exec(text) ?? [];
  return issuer === undefined || number === undefined ? undefined : { issuer, number, year };
}

/** As it is printed, with a plain hyphen, or a colon where ISO and IEC write one. */
export function writeStandardNumber({ issuer, number, year }: StandardNumber): string {
  const mark = /^(?:ISO|IEC)/.test(issuer) ? ':' : '-';
  return `${issuer} ${number}${year === undefined ? '' : `${mark}${year}`}`;
}
