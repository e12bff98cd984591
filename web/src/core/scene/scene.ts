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
  /** How many facts there are of each kind, those that are left out too. */
  readonly factCounts: ReadonlyMap<RelationKind, number>;
  /** Facts that are shown. */
  readonly facts: readonly SceneFact[];
  /** Keys of entities and ids of lines that are left out and yet stay, faded. */
  readonly faded: ReadonlySet<string>;
  /** How many entities are not drawn, being too many. */
  readonly beyond: number;
}

/** More than `drawn` are never drawn, without a graphics card `slow`; beyond `warned` the reader is told. */
export const LIMITS = { warned: 500, drawn: 2_000, leaves: 30, slow: 300 };

export const linkId = (a: string, b: string): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

/** What the parts show together, as the view wants it; of entities so many at the most. */
export function sceneOf(parts: readonly Part[], view: SceneView, most: number = LIMITS.drawn): Scene {
  const all = new Map(parts.flatMap(({ nodes }) => nodes.map((node) => [node.key, node] as const)));
  const hidden = new Set(view.hidden);
  const off = new Set(view.off);
  const there = [...all.values()].filter(({ key, kind }) => !hidden.has(key) && (view.fade || !off.has(kind)));
  const nodes = new Map(there.slice(0, most).map((node) => [node.key, node]));
  const known = new Map(parts.flatMap(({ edges }) => edges.map((fact) => [fact.id, fact] as const)));
  const between = [...known.values()].filter(({ from, to }) => nodes.has(from.key) && nodes.has(to.key));
  const isWanted = wants(view);
  const facts = view.fade ? between : between.filter(isWanted);
  const links = linksOf(facts);
  const faded = new Set([
    ...[...nodes.values()].filter(({ kind }) => off.has(kind)).map(({ key }) => key),
    ...links.filter(({ facts: alike }) => !alike.some(isWanted)).map(({ id }) => id),
  ]);
  const scene = {
    ...{ nodes, links, facts, faded, groups: [], beyond: there.length - nodes.size },
    counts: counted([...all.values()].map(({ kind }) => kind)),
    factCounts: counted(between.map(({ predicate }) => predicate)),
  };
  return grouped(scene, view);
}

/** Whether a fact is sure enough, and of a kind that is wanted. */
function wants({ sure, offFacts }: SceneView): (fact: SceneFact) => boolean {
  const off = new Set(offFacts);
  return ({ predicate, provenance }) => !off.has(predicate) && Math.round(provenance.confidence * 100) >= sure;
}

function counted<T>(each: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const one of each) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
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
  const stays = new Set([...view.of, ...view.path, ...view.expanded.map(({ key }) => key)]);
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
