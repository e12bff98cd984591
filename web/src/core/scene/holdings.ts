import type { EntityKind } from '../../generated/enums.ts';
import { LIMITS, type Part, type SceneFact, type SceneNode } from './scene.ts';
import type { SceneView } from './view.ts';

/** One thing that a view asks for: an entity that was placed, neighbours that were added, a way between two. */
export interface Step {
  readonly id: string;
  readonly key: string;
  /** Neighbours of these kinds, of all where null; no neighbours where empty. */
  readonly kinds: readonly EntityKind[] | null;
  /** How many entities at the most, its own among them. */
  readonly limit: number;
}

/** What a view is made of, in the order in which it was done. */
export const stepsOf = ({ of, expanded }: SceneView): Step[] => [
  ...of.map((key): Step => ({ id: `of ${key}`, key, kinds: [], limit: 1 })),
  ...expanded.map(
    ({ key, kinds, count }): Step => ({
      id: `${count} ${kinds.join('.')} ${key}`,
      key,
      kinds: kinds.length > 0 ? kinds : null,
      limit: count + 1,
    }),
  ),
];

/**
 * What was read of a graph, so that a step asks for what is new and nothing else. `joined` are the steps between whose
 * entities every fact is known: to go back among them nothing needs to be read again.
 */
export interface Holdings {
  readonly nodes: ReadonlyMap<string, readonly SceneNode[]>;
  readonly facts: ReadonlyMap<string, SceneFact>;
  readonly joined: ReadonlySet<string>;
}

export const NOTHING_HELD: Holdings = { nodes: new Map(), facts: new Map(), joined: new Set() };

/** Beyond this what is not shown is forgotten. */
const MOST_FACTS_HELD = 20_000;

/** The entities of some steps, each once, as many as are drawn at the most. */
export function keysOf({ nodes }: Holdings, ids: Iterable<string>): string[] {
  const keys = new Set<string>();
  for (const id of ids) for (const { key } of nodes.get(id) ?? []) keys.add(key);
  return [...keys].slice(0, LIMITS.drawn);
}

/** What is held once new steps were read and joined to those of the view that were held before. */
export function withSteps(
  held: Holdings,
  wanted: readonly string[],
  read: ReadonlyMap<string, readonly SceneNode[]>,
  facts: readonly SceneFact[],
): Holdings {
  const kept = wanted.filter((id) => read.has(id) || held.joined.has(id));
  const nodes = new Map(kept.map((id) => [id, read.get(id) ?? held.nodes.get(id) ?? []]));
  const all = new Map([...held.facts, ...facts.map((fact) => [fact.id, fact] as const)]);
  return { nodes, facts: all.size > MOST_FACTS_HELD ? among(all, nodes) : all, joined: new Set(kept) };
}

function among(facts: ReadonlyMap<string, SceneFact>, nodes: Holdings['nodes']): Map<string, SceneFact> {
  const keys = new Set([...nodes.values()].flatMap((each) => each.map(({ key }) => key)));
  return new Map([...facts].filter(([, { from, to }]) => keys.has(from.key) && keys.has(to.key)));
}

/** What some steps show together. */
export const partOf = (held: Holdings, ids: readonly string[]): Part => ({
  nodes: [...new Map(ids.flatMap((id) => held.nodes.get(id) ?? []).map((node) => [node.key, node])).values()],
  edges: [...held.facts.values()],
});
