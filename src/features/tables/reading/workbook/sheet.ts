import type { Readable } from 'node:stream';
import { type Cell, isBlank, type Row } from '../row.ts';
import { dayOf } from './styles.ts';
import type { Shared } from './workbook.ts';
import { GrowingText, xmlEvents } from './xml.ts';

/** Columns that Excel has. */
const MAX_COLUMNS = 16_384;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  isFormula: boolean;
  hasValue: boolean;
}

/** The rows of a sheet, blank ones left out. A formula counts as the value that Excel left beside it; nothing is evaluated. */
export async function* sheetRows(stream: Readable, shared: Shared): AsyncGenerator<Row> {
  const text = new GrowingText();
  let cells: Cell[] = [];
  let line = 0;
  let cell: OpenCell | undefined;
  let inValue = false;
  let inPronunciation = false;
  for await (const event of xmlEvents(stream)) {
    if (event.type === 'text') {
      if (inValue && !inPronunciation) text.add(event.text);
    } else if (event.type === 'open') {
      const { name, attributes } = event;
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1);
        cells = [];
      } else if (name === 'c') cell = openCell(attributes, cells.length);
      else if (name === 'f' && cell) cell.isFormula = true;
      else if (name === 'rPh') inPronunciation = true;
      else if (name === 'v' || name === 't') {
        inValue = true;
        if (cell) cell.hasValue = true;
      }
    } else if (event.name === 'rPh') inPronunciation = false;
    else if (event.name === 'v' || event.name === 't') inValue = false;
    else if (event.name === 'c' && cell) {
      while (cells.length < cell.column) cells.push('');
      cells[cell.column] = cellOf(cell, text.take(), shared);
      cell = undefined;
    } else if (event.name === 'row') {
      const row: Row = { cells, line, exact: false };
      if (!isBlank(row)) yield row;
    }
  }
}

function openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>, next: number): OpenCell {
  const column = r === undefined ? next : columnOf(r);
  if (column >= MAX_COLUMNS) throw new Error(`cell ${r} is beyond the last column`);
  return { column, type: t, style: Number(s), isFormula: false, hasValue: false };
}

/** A is 0, Z is 25, AA is 26. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) throw new Error(`'${reference}' is no reference of a cell`);
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf({ type, style, isFormula, hasValue }: OpenCell, text: string, shared: Shared): Cell {
  const isWord = type === 'str' || type === 'inlineStr';
  if (!hasValue || (text === '' && !isWord))
    return isFormula
      ? {
          broken:
            'is a formula without a value: open the file in Excel, save it, and import it again. 公式没有值，请在 Excel 中打开并保存',
        }
      : '';
  switch (type) {
    case 's':
      return shared.strings[Number(text)] ?? { broken: `refers to text ${text}, which the file does not have` };
    case 'e':
      return { broken: `is Excel's error ${text}: mend the cell. 单元格出错，请改正` };
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return text.slice(0, 10);
    case 'n':
      return numberOf(text, shared.dates.has(style), shared.calendar);
    default:
      return text;
  }
}

function numberOf(text: string, isDate: boolean, calendar: Shared['calendar']): Cell {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return { broken: `'${text}' is no number. 不是数字` };
  if (!isDate) return number;
  return dayOf(number, calendar) ?? { broken: `${text} is no date that Excel has: write it as text. 不是有效日期` };
}
