/** By which column, and which way; null: as given. */
export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** What a press on a column's head does: up, down, as given. */
export function nextSorting(now: Sorting | null, column: string): Sorting | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}

export type Sortable = string | number | null;

/** Sorts a copy. What is not known comes last whichever way; equals keep their order. */
export function sorted<Row>(
  rows: readonly Row[],
  sortableOf: (row: Row) => Sortable,
  descending: boolean,
  compareText: (a: string, b: string) => number,
): Row[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [sortableOf(one), sortableOf(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * compareText(String(a), String(b));
  });
}
