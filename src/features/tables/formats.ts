import { isPeriod } from '../../database/validity.ts';
import { RowFault } from './faults.ts';
import type { Column } from './mapping.ts';
import { expression, type Value } from './template.ts';

/** What a cell stands for: its own value, and those of its parts by their names (`.from`, `.to`, `.unit`). */
export interface Parts {
  readonly value: Value;
  readonly parts?: Readonly<Record<string, Value>>;
}

/** Full-width digits, letters and signs as ASCII has them. */
const narrow = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

/** Reads a cell that is not empty. Fails with what is wrong and what to do. */
export function formatted(text: string, { format, length, lost, matches }: Column, wasNumber: boolean): Parts {
  if (wasNumber && CODES.includes(format) && text.replaceAll(/\D/g, '').length > EXACT_DIGITS)
    throw new RowFault(ROUNDED);
  const parts = FORMATS[format](text, { length, lost });
  if (matches !== undefined && !expression(matches).test(String(parts.value)))
    throw new RowFault(`does not look as it should (${matches}): mend it. 格式不符`);
  return parts;
}

interface Expected {
  readonly length: number | undefined;
  readonly lost: number;
}
type Format = (text: string, expected: Expected) => Parts;

const FORMATS: Readonly<Record<Column['format'], Format>> = {
  text: (text) => ({ value: text }),
  digits: (text, expected) => ({ value: digits(narrow(text), expected) }),
  number: (text) => ({ value: number(narrow(text)) }),
  integer: (text) => ({ value: integer(narrow(text)) }),
  quantity: (text) => quantity(narrow(text)),
  day: (text) => ({ value: day(narrow(text)) }),
  period: (text) => ({ value: period(narrow(text)) }),
  range: (text) => range(narrow(text)),
};

/** Digits that a workbook's number holds exactly. */
const EXACT_DIGITS = 15;
const ROUNDED = `is a number of more than ${EXACT_DIGITS} digits, whose end Excel has lost: type it as text. 超过 ${EXACT_DIGITS} 位的数字已被 Excel 改变，请按文本重新输入`;
/** Formats in which every digit counts. */
const CODES: readonly Column['format'][] = ['text', 'digits'];

/** A code of digits, at its end perhaps letters. Zeros at its head, which spreadsheets drop, are put back. */
function digits(text: string, { length, lost }: Expected): string {
  if (/^\d+(?:\.\d+)?[eE]\+?\d+$/.test(text))
    throw new RowFault(
      'is a code that a spreadsheet has shortened: format the column as text, type the codes again and export. 编码被表格软件改成科学计数，请设为文本格式后重新导出',
    );
  const code = text.replace(/^(\d+)\.0+$/, '$1').toUpperCase();
  if (!/^\d+[A-Z]*$/.test(code)) throw new RowFault('is no code of digits: mend it. 不是数字编码');
  if (length === undefined) return code;
  const count = code.replace(/[A-Z]+$/, '').length;
  if (count > length || count < length - lost)
    throw new RowFault(`has ${count} digits, not ${length}: mend it. 应为 ${length} 位`);
  return code.padStart(code.length + length - count, '0');
}

function number(text: string): number {
  const plain = text.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const value = Number(plain);
  if (plain === '' || !Number.isFinite(value) || !/^[+-]?[\d.]+$/.test(plain))
    throw new RowFault('is no number: write digits only, or leave it empty. 不是数字');
  return value;
}

function integer(text: string): number {
  const value = number(text);
  if (!Number.isSafeInteger(value)) throw new RowFault('is no whole number. 不是整数');
  return value;
}

/** `50`, or `50人`: the unit behind it is kept apart. */
function quantity(text: string): Parts {
  const [, amount, unit] = /^([+-]?[\d.,]+)(\D*)$/u.exec(text) ?? [];
  if (amount === undefined)
    throw new RowFault('is no quantity: a number, perhaps with its unit behind it, or leave it empty. 不是数量');
  return { value: number(amount), parts: { unit: unit === '' ? undefined : unit } };
}

const DAY = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)|年?)$/;
const SOLID = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;

/** `2025`, `2025-09` or `2025-09-21`, however lists write it. */
function period(text: string): string {
  const [, year = '', month, dayOfMonth] =
    SOLID.exec(text) ?? DAY.exec(text.replace(/T?\d{2}:\d{2}(:\d{2})?$/, '')) ?? [];
  const written = [year, month, dayOfMonth]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  if (!isPeriod(written))
    throw new RowFault('is no date: 2025, 2025-09, 2025-09-21, 2025/9/21 or 2025年9月21日. 不是有效日期');
  return written;
}

function day(text: string): string {
  const written = period(text);
  if (written.length !== 10) throw new RowFault('is no day: year, month and day are wanted. 日期须含年月日');
  return written;
}

const BETWEEN = /^(.+?)(?:至|到|~|--+|[—–]+|(?<=^\d{4})-(?=\d{4}$)|(?<=[\d日月年])-(?=\d{4}[./年]))(.+)$/u;

/** `2025`, `2025-2026` or `2025年3月至2026年2月`. */
function range(text: string): Parts {
  const [, first, last] = BETWEEN.exec(text) ?? [];
  const [from, to] =
    first === undefined || last === undefined ? [period(text), period(text)] : [period(first), period(last)];
  return { value: from === to ? from : `${from}—${to}`, parts: { from, to: endOf(to) } };
}

const DAY_MS = 86_400_000;
/** Lists name the last day; a record's end is the day after it. Months and years end with themselves in both. */
const endOf = (last: string): string =>
  last.length === 10 ? new Date(Date.parse(last) + DAY_MS).toISOString().slice(0, 10) : last;
