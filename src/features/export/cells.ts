/** What spreadsheets would run as a formula, full-width signs too. Source: OWASP, CSV Injection. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const QUOTED = /[",\r\n]|^\s|\s$/;

/** A cell by RFC 4180; text that would be a formula is kept from it by a leading apostrophe. */
export function cell(value: string | number | boolean | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const row = (values: readonly (string | number | boolean | undefined)[]): string =>
  `${values.map(cell).join(',')}\r\n`;
