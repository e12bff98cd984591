import type { EntityKind } from '../../generated/enums.ts';

/** How a scene looks at the moment. */
export interface Look {
  /** One key, or the two that a line joins. */
  readonly selected: readonly string[];
  /** What ways lead over; all else is faded. Empty: nothing is. */
  readonly lit: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  readonly communities: ReadonlyMap<string, number> | undefined;
  /** What is written on lines, by their ids. */
  readonly words: ReadonlyMap<string, string>;
  /** Keys in the order in which their names are to be read. */
  readonly prominent: readonly string[];
  groupLabel(kind: EntityKind, count: number): string;
}

export const INK = {
  text: '#1b2126',
  quiet: '#56606a',
  halo: '#ffffff',
  line: '#b4b9be',
  lit: '#174a6e',
  faded: '#e6e5e1',
};

/** Communities in colours that are told apart; those alone are grey. */
const COMMUNITIES = ['#1f5f9e', '#b02a37', '#3f7d1e', '#a8540a', '#6a4c9c', '#0a716b', '#a3287a', '#8a6100'];
const ALONE = '#7a8288';

export const colourOf = (community: number): string =>
  community === 0 ? ALONE : (COMMUNITIES[(community - 1) % COMMUNITIES.length] ?? ALONE);
