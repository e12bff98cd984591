import type { ClaimStatus, EntityKind, RelationKind } from '../../generated/enums.ts';
import type { Dates } from '../time/dates.ts';
import type { SceneView } from './view.ts';

/** An entity on the canvas. */
export interface SceneNode {
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly synthetic: boolean;
}

/** A fact between two entities on the canvas. */
export interface SceneFact {
  readonly id: string;
  readonly predicate: RelationKind;
  readonly from: { readonly key: string };
  readonly to: { readonly key: string };
  readonly validity: Dates;
  readonly provenance: {
    readonly status: ClaimStatus;
    readonly confidence: number;
    readonly evidence: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly source: { readonly key: string } }[];
    };
  };
}

/** What the service gave for one question. */
export interface Part {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneFact[];
}

/** All facts between the same two, drawn as one line. */
export interface SceneLink {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly facts: readonly SceneFact[];
}

/** Leaves of one kind around an entity, drawn as one. */
export interface LeafGroup {
  /** `KIND:key`, the key that of the entity. */
  readonly id: string;
  readonly of: string;
  readonly kind: EntityKind;
  readonly members: readonly SceneNode[];
}

export interface Scene {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly links: readonly SceneLink[];
  readonly groups: readonly LeafGroup[];
  /** How many there are of each kind, those that the legend leaves out too. */
  readonly counts: ReadonlyMap<EntityKind, number>;
  /** Facts that are shown. */
  readonly facts: readonly SceneFact[];
}

/** More are never drawn; beyond the first number the reader is warned. */
export const LIMITS = { warned: 500, drawn: 2_000, leaves: 30 };

export const linkId = (a: string, b: string): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

/** What the parts show together, as the view wants it. */
export function sceneOf(parts: readonly Part[], view: SceneView): Scene {
  const all = new Map(parts.flatMap(({ nodes }) => nodes.map((node) => [node.key, node] as const)));
  const counts = new Map<EntityKind, number>();
  for (const { kind } of all.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const hidden = new Set(view.hidden);
  const off = new Set(view.off);
  const shown = [...all.values()].filter(({ key, kind }) => !hidden.has(key) && !off.has(kind)).slice(0, LIMITS.drawn);
  const nodes = new Map(shown.map((node) => [node.key, node]));
  const known = new Map(parts.flatMap(({ edges }) => edges.map((fact) => [fact.id, fact] as const)));
  const facts = [...known.values()].filter(
    ({ from, to, provenance }) =>
      nodes.has(from.key) && nodes.has(to.key) && Math.round(provenance.confidence * 100) >= view.sure,
  );
  return grouped({ nodes, links: linksOf(facts), groups: [], counts, facts }, view);
}

function linksOf(facts: readonly SceneFact[]): SceneLink[] {
  const links = new Map<string, SceneFact[]>();
  for (const fact of facts) {
    const id = linkId(fact.from.key, fact.to.key);
    const known = links.get(id);
    if (known) known.push(fact);
    else links.set(id, [fact]);
  }
  return [...links].map(([id, between]) => {
    const [a = '', b = ''] = id.split('\u0000');
    return { id, a, b, facts: between };
  });
}

/** Leaves of one kind around one entity, where they are too many to be told apart, become one; those that are opened stay. */
function grouped(scene: Scene, view: SceneView): Scene {
  const neighbours = neighboursIn(scene.links);
  const stays = new Set([...view.of, ...view.path, ...view.selected, ...view.expanded.map(({ key }) => key)]);
  const leaves = new Map<string, SceneNode[]>();
  for (const node of scene.nodes.values()) {
    const [only, ...others] = neighbours.get(node.key) ?? [];
    if (only === undefined || others.length > 0 || stays.has(node.key)) continue;
    const id = `${node.kind}:${only}`;
    leaves.set(id, [...(leaves.get(id) ?? []), node]);
  }
  const groups = [...leaves].flatMap(([id, members]): LeafGroup[] => {
    const [first] = members;
    if (!first || members.length <= LIMITS.leaves || view.open.includes(id)) return [];
    return [{ id, of: id.slice(first.kind.length + 1), kind: first.kind, members }];
  });
  const gone = new Set(groups.flatMap(({ members }) => members.map(({ key }) => key)));
  if (gone.size === 0) return scene;
  return {
    ...scene,
    groups,
    nodes: new Map([...scene.nodes].filter(([key]) => !gone.has(key))),
    links: scene.links.filter(({ a, b }) => !gone.has(a) && !gone.has(b)),
  };
}

/** The neighbours of each, each once. */
export function neighboursIn(links: readonly SceneLink[]): Map<string, string[]> {
  const neighbours = new Map<string, string[]>();
  const add = (one: string, other: string): void => {
    const known = neighbours.get(one);
    if (known) known.push(other);
    else neighbours.set(one, [other]);
  };
  for (const { a, b } of links) {
    add(a, b);
    add(b, a);
  }
  return neighbours;
}

/** The days on which something that is shown begins or ends, ascending. */
export function daysOf(facts: readonly SceneFact[]): string[] {
  const days = facts.flatMap(({ validity: { from, to, observedOn } }) => [from, to, ...observedOn]);
  return [...new Set(days.filter((day) => day !== null))].sort();
}
