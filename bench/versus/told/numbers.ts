import type { Spread } from '../figures.ts';

/** Three significant digits, without a zero too many. */
export const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

export const told = ({ median, least, most }: Spread): string => `${short(median)} (${short(least)}–${short(most)})`;

export const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
