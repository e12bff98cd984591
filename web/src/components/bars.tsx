import type { ComponentChildren, JSX } from 'preact';

export interface BarRow {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly count: number;
}

/** Counts as bars, with their numbers: the list is its own table. */
export function Bars({ rows, label }: { rows: readonly BarRow[]; label: string }): JSX.Element {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <ul class="bars" aria-label={label}>
      {rows.map(({ key, label: name, count }) => (
        <li key={key}>
          <span class="bar-label">{name}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect width={Math.max(count === 0 ? 0 : 1, (100 * count) / most)} height="8" />
          </svg>
          <span class="bar-count">{count}</span>
        </li>
      ))}
    </ul>
  );
}
