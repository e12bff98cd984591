import { SilianError } from '../../errors.ts';

/** Where in a table something stands. */
export interface Place {
  readonly file: string;
  /** Of a workbook. */
  readonly sheet?: string | undefined;
  /** Line of the file, or row of the sheet, counted from 1: what an editor or Excel shows. */
  readonly line: number;
}

/** Why a row gives no records: where, in which column, what stands there, and what to do. */
export interface Fault extends Place {
  readonly column?: string | undefined;
  readonly value?: string | undefined;
  readonly message: string;
}

interface FaultDetails {
  readonly column?: string | undefined;
  readonly value?: string | undefined;
  readonly reason?: string | undefined;
}

/** A cell, or a row, that cannot be used; whoever reads the row knows where it stands. */
export class RowFault extends Error {
  override readonly name = 'RowFault';
  readonly column: string | undefined;
  readonly value: string | undefined;
  /** What faults of this sort are counted under. */
  readonly reason: string;

  constructor(message: string, { column, value, reason = message }: FaultDetails = {}) {
    super(message);
    this.column = column;
    this.value = value;
    this.reason = reason;
  }
}

/** The whole table cannot be used. */
export const unreadable = (file: string, message: string, cause?: unknown): SilianError =>
  new SilianError('INVALID_RECORD', `${file}: ${message}`, { file }, cause);

/** What a file's name and sheet are to people: `list.xlsx#Sheet1`. */
export const nameOf = ({ file, sheet }: Pick<Place, 'file' | 'sheet'>): string =>
  sheet === undefined ? file : `${file}#${sheet}`;

/** Characters of a cell that a message shows. */
const SHOWN_VALUE = 60;
export const shown = (value: string): string =>
  value.length > SHOWN_VALUE ? `${value.slice(0, SHOWN_VALUE)}…` : value;

/** A fault in one line. */
export function faultLine(fault: Fault): string {
  const column = fault.column === undefined ? '' : ` column 列 '${fault.column}'`;
  const value = fault.value === undefined ? '' : ` '${shown(fault.value)}'`;
  return `${nameOf(fault)}:${fault.line}${column}${value}: ${fault.message}`;
}

/** Faults a message lists. */
const SHOWN_FAULTS = 20;

/** The fault that refuses a whole import. */
export function refusedRows(faults: readonly Fault[], total: number): SilianError {
  const more = total > SHOWN_FAULTS ? `\n… and ${total - SHOWN_FAULTS} more 另有 ${total - SHOWN_FAULTS} 处` : '';
  const lines = faults.slice(0, SHOWN_FAULTS).map(faultLine).join('\n');
  return new SilianError(
    'INVALID_RECORD',
    `${total} row(s) cannot be used; nothing was written. Mend them and import again, or leave them out with --keep-going. 有 ${total} 行无法采用，未写入任何内容；请改正后重新导入，或用 --keep-going 略过\n${lines}${more}`,
    { faults: faults.slice(0, SHOWN_FAULTS) },
  );
}
