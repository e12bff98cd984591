import type { EntityKind } from '../../generated/enums.ts';
import { otherEnd } from '../facts/facts.ts';
import type { Scene } from './scene.ts';
import { type Expansion, MOST_ADDED, type SceneView } from './view.ts';

/** Neighbours of one kind: how many there are, and how many of them are on the canvas. */
export interface KindCount {
  readonly kind: EntityKind;
  readonly total: number;
  readonly shown: number;
}

/** So many are added at a time. */
export const STEP = 25;

/** What the service counted beside what is drawn, hidden kinds and groups of leaves among it. */
export function neighbourKinds(
  counted: readonly { readonly kind: EntityKind; readonly entities: number }[],
  key: string,
  scene: Scene,
): KindCount[] {
  const kinds = new Map(
    [...scene.nodes.values(), ...scene.groups.flatMap(({ members }) => members)].map((node) => [node.key, node.kind]),
  );
  const ends = new Set(
    scene.facts.filter(({ from, to }) => from.key === key || to.key === key).map((fact) => otherEnd(fact, key).key),
  );
  ends.delete(key);
  return counted.map(({ kind, entities }) => ({
    kind,
    total: entities,
    shown: Math.min([...ends].filter((end) => kinds.get(end) === kind).length, entities),
  }));
}

/**
 * The next expansion of an entity by some kinds, by all where none is chosen, and how many it adds at the most; undefined
 * where everything is drawn. The last one asks for all: no choice is left to the service then.
 */
export function expansionOf(
  { expanded }: SceneView,
  key: string,
  counts: readonly KindCount[],
  chosen: readonly EntityKind[],
): { expansion: Expansion; adds: number } | undefined {
  const wanted = counts.filter(({ kind }) => chosen.length === 0 || chosen.includes(kind));
  const kinds = chosen.length === 0 ? [] : wanted.map(({ kind }) => kind).sort();
  const total = wanted.reduce((sum, each) => sum + each.total, 0);
  const left = total - wanted.reduce((sum, each) => sum + each.shown, 0);
  if (left <= 0) return undefined;
  const before = expanded.find((each) => each.key === key && each.kinds.join() === kinds.join())?.count ?? 0;
  const count = left <= STEP ? total : Math.min(before + STEP, total);
  return { expansion: { key, kinds, count: Math.min(count, MOST_ADDED) }, adds: Math.min(left, STEP) };
}
