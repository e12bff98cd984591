import { type Cell, cellsOf } from './rows.ts';

export function entityOf(cell: Cell) {
  const [key, name, kind] = cellsOf(cell);
  return { key, name, kind };
}
