import type { EntityKind, RelationKind } from '../../generated/enums.ts';
import type { Expansion, LayoutName, Pin, SceneView } from './view.ts';

/** What can be done to a scene: each gives another one, and changes nothing itself. */

const without = <T>(list: readonly T[], one: T): readonly T[] => list.filter((each) => each !== one);
const withOne = <T>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list : [...list, one]);

export const place = (view: SceneView, key: string): SceneView => ({
  ...view,
  of: withOne(view.of, key),
  hidden: without(view.hidden, key),
  selected: [key],
});

/** Another expansion of the same entity adds to the first. */
export const expand = (view: SceneView, expansion: Expansion): SceneView => ({
  ...view,
  expanded: [...view.expanded.filter((each) => !isSame(each, expansion)), expansion],
});

const isSame = (a: Expansion, b: Expansion): boolean => a.key === b.key && a.kinds.join() === b.kinds.join();

export const isExpanded = (view: SceneView, key: string): boolean => view.expanded.some((each) => each.key === key);

export const collapse = (view: SceneView, key: string): SceneView => ({
  ...view,
  expanded: view.expanded.filter((each) => each.key !== key),
});

/** Only this one goes: what was found through it stays. */
export const hide = (view: SceneView, key: string): SceneView => ({
  ...view,
  pinned: view.pinned.filter((each) => each.key !== key),
  hidden: withOne(view.hidden, key),
  selected: [],
});

export const showHidden = (view: SceneView): SceneView => ({ ...view, hidden: [] });

export const pin = (view: SceneView, { key, x, y }: Pin): SceneView => ({
  ...view,
  pinned: [...view.pinned.filter((each) => each.key !== key), { key, x: Math.round(x), y: Math.round(y) }],
});

export const unpin = (view: SceneView, key: string): SceneView => ({
  ...view,
  pinned: view.pinned.filter((each) => each.key !== key),
});

export const toggleKind = (view: SceneView, kind: EntityKind): SceneView => ({
  ...view,
  off: view.off.includes(kind) ? without(view.off, kind) : [...view.off, kind],
});

export const toggleFacts = (view: SceneView, kind: RelationKind): SceneView => ({
  ...view,
  offFacts: view.offFacts.includes(kind) ? without(view.offFacts, kind) : [...view.offFacts, kind],
});

export const layOut = (view: SceneView, layout: LayoutName): SceneView => ({ ...view, layout });

export const seekPath = (view: SceneView, from: string, to: string): SceneView => ({ ...view, path: [from, to] });

export const leavePath = (view: SceneView): SceneView => ({ ...view, path: [] });

export const openGroup = (view: SceneView, group: string): SceneView => ({ ...view, open: withOne(view.open, group) });
