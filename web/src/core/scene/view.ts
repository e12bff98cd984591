import type { EntityKind, RelationKind } from '../../generated/enums.ts';
import { type Codec, choice, choices, flag, number, parametersOf, texts } from '../address/parameters.ts';
import { isKind, KINDS, RELATIONS } from '../kinds/kinds.ts';

/** What was asked for around an entity: so many neighbours of some kinds, of all kinds where none is named. */
export interface Expansion {
  readonly key: string;
  readonly kinds: readonly EntityKind[];
  readonly count: number;
}

/** An entity that stays where it was put. */
export interface Pin {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

export const LAYOUTS = ['force', 'radial', 'layered'] as const;
export type LayoutName = (typeof LAYOUTS)[number];

/** What is on the canvas and how, as the link says it; the graph itself is asked for anew. */
export interface SceneView {
  /** Keys of entities that were placed. */
  readonly of: readonly string[];
  readonly expanded: readonly Expansion[];
  readonly hidden: readonly string[];
  readonly pinned: readonly Pin[];
  /** Kinds that the legend leaves out. */
  readonly off: readonly EntityKind[];
  /** Kinds of facts that are left out. */
  readonly offFacts: readonly RelationKind[];
  /** Whether what is left out stays, faded. */
  readonly fade: boolean;
  readonly layout: LayoutName;
  /** Facts less sure than this are left out, per cent. */
  readonly sure: number;
  readonly communities: boolean;
  /** The two between which ways are shown; none, or two. */
  readonly path: readonly string[];
  /** Groups of leaves that are shown one by one, as `KIND:key`. */
  readonly open: readonly string[];
  /** Also what is made up. */
  readonly made: boolean;
  /** One key: an entity. Two: what joins them. */
  readonly selected: readonly string[];
}

export const EMPTY: SceneView = {
  of: [],
  expanded: [],
  hidden: [],
  pinned: [],
  off: [],
  offFacts: [],
  fade: false,
  layout: 'force',
  sure: 0,
  communities: false,
  path: [],
  open: [],
  made: false,
  selected: [],
};

/** Most that one expansion adds. */
export const MOST_ADDED = 999;

/** `25:SCHOOL.PERSON:<key>`: keys hold colons, the two numbers before them do not. */
const expansions: Codec<readonly Expansion[]> = {
  read: (given) => given.flatMap(expansionIn),
  write: (value) => value.map(({ key, kinds, count }) => `${count}:${kinds.join('.')}:${key}`),
};

function expansionIn(written: string): Expansion[] {
  const [, digits = '', names = '', key = ''] = /^(\d{1,3}):([A-Z_.]*):(.+)$/.exec(written) ?? [];
  const count = Number(digits);
  if (key === '' || count < 1 || count > MOST_ADDED) return [];
  return [{ key, kinds: names.split('.').filter(isKind), count }];
}

const pins: Codec<readonly Pin[]> = {
  read: (given) => given.flatMap(pinIn),
  write: (value) => value.map(({ key, x, y }) => `${x},${y},${key}`),
};

function pinIn(written: string): Pin[] {
  const [, x, y, key = ''] = /^(-?\d{1,6}),(-?\d{1,6}),(.+)$/.exec(written) ?? [];
  return key === '' ? [] : [{ key, x: Number(x), y: Number(y) }];
}

/** Two texts or none. */
const pair: Codec<readonly string[]> = {
  read: (given) => (given.length >= 2 ? given.slice(0, 2) : []),
  write: (value) => value,
};

/** How a scene stands in a link: documented in web/README.md. */
export const sceneParameters = parametersOf<SceneView>({
  of: texts(),
  expanded: expansions,
  hidden: texts(),
  pinned: pins,
  off: choices(KINDS),
  offFacts: choices(RELATIONS),
  fade: flag(),
  layout: choice(LAYOUTS, 'force'),
  sure: number(0, 100, 0),
  communities: flag(),
  path: pair,
  open: texts(),
  made: flag(),
  selected: { read: (given) => given.slice(0, 2), write: (value) => value },
});

/** The scene without what is selected: what undo goes back to. */
export const actsOf = (view: SceneView): string => sceneParameters.write({ ...view, selected: [] }).toString();

/** What decides which entities and facts are shown: where they stand and what is selected does not. */
export const contentOf = (view: SceneView): string =>
  actsOf({ ...view, pinned: [], layout: 'force', communities: false });

/** Whether ways between two are shown. */
export const isWay = ({ path }: SceneView): boolean => path.length === 2;

export const isEmpty = ({ of, path }: SceneView): boolean => of.length === 0 && path.length === 0;
