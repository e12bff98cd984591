import { type Cell, cellsOf } from './rows.ts';

/** Where something is, if it is known. */
export function regionOf(cell: Cell | undefined) {
  if (cell === null) return null;
  const [key, name] = cellsOf(cell);
  return { key, name };
}
