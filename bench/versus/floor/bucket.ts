import { type Cell, cellsOf } from './rows.ts';

export function bucketOf(cell: Cell) {
  const [value, count] = cellsOf(cell);
  return { value, count };
}
