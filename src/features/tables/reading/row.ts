/** A cell of which its own value is not known: an error of Excel's, a formula that was never calculated. */
export interface Broken {
  readonly broken: string;
}

/** Text as it stands, a workbook's number, or a cell that is broken. Dates of a workbook are text: 2025-09-21. */
export type Cell = string | number | Broken;

export interface Row {
  readonly cells: readonly Cell[];
  /** Line of the file, or row of the sheet, counted from 1. */
  readonly line: number;
  /** Whether a row has as many cells as it was written with: a sheet leaves empty ones out at its end, a CSV does not. */
  readonly exact: boolean;
}

/** No field of a list is longer; a longer one is a broken file. In UTF-16 units. */
export const MAX_FIELD = 1_048_576;

export const textOfCell = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'object' ? cell.broken : String(cell);

export const isBlank = ({ cells }: Row): boolean => cells.every((cell) => textOfCell(cell).trim() === '');
