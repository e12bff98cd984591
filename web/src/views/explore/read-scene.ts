import { ask } from '../../api/ask.ts';
import { type Holdings, keysOf, partOf, type Step, stepsOf, withSteps } from '../../core/scene/holdings.ts';
import type { Part, SceneFact, SceneNode } from '../../core/scene/scene.ts';
import type { SceneView } from '../../core/scene/view.ts';
import type { EntityKind } from '../../generated/enums.ts';
import { AroundDocument, WaysDocument } from '../../generated/explore.ts';

/** A way between two, as it was found. */
export interface Way {
  readonly sentence: string;
  readonly confidence: number;
  readonly entities: readonly SceneNode[];
  readonly relations: readonly SceneFact[];
}

export interface Ways {
  readonly ways: readonly Way[];
  readonly truncated: boolean;
  readonly reason: string | null;
}

/** Under which lens, in which language, with what is made up or without. */
export interface Reading {
  readonly asOf: { validAt?: string; knownAt?: string } | null;
  readonly made: boolean;
  readonly language: 'ZH' | 'EN';
}

export interface Read {
  readonly held: Holdings;
  readonly parts: readonly Part[];
  readonly ways: Ways | undefined;
}

/** As many as one question may name without expanding them. */
const MOST_GIVEN = 1_000;

/** Reads what a view shows and is not held yet. */
export async function readScene(view: SceneView, held: Holdings, reading: Reading, signal: AbortSignal): Promise<Read> {
  const steps = stepsOf(view);
  const missing = steps.filter(({ id }) => !held.joined.has(id));
  const around = asking(reading, signal);
  const way = wayStep(view);
  const ways = await waysOf(view, reading, signal);
  const wanted = [...steps.map(({ id }) => id), ...(way ? [way] : [])];
  const isWayNew = way !== undefined && !held.joined.has(way);
  if (missing.length === 0 && !isWayNew) return { held, parts: [partOf(held, wanted)], ways };
  const there = keysOf(
    held,
    wanted.filter((id) => held.joined.has(id)),
  );
  const groups = groupsOf(missing);
  const [only] = groups;
  if (only && groups.length === 1 && !isWayNew) {
    const { nodes, edges } = await around(only.of, only.kinds, only.limit, there);
    const next = withSteps(held, wanted, nodesByStep([[only, nodes]]), edges);
    return { held: next, parts: [partOf(next, wanted)], ways };
  }
  const answers = await Promise.all(groups.map((group) => around(group.of, group.kinds, group.limit, [])));
  const read = nodesByStep(groups.map((group, index) => [group, answers[index]?.nodes ?? []]));
  if (way !== undefined) read.set(way, ways?.ways.flatMap(({ entities }) => entities) ?? []);
  const facts = [...answers.flatMap(({ edges }) => edges), ...(ways?.ways.flatMap(({ relations }) => relations) ?? [])];
  const joined = withSteps(held, wanted, read, [...facts, ...(await joining(around, read, there))]);
  return { held: joined, parts: [partOf(joined, wanted)], ways };
}

/** Steps that one question can ask for: all that were placed, and each expansion. */
interface Group {
  readonly steps: readonly Step[];
  readonly of: readonly string[];
  readonly kinds: readonly EntityKind[] | null;
  readonly limit: number;
}

function groupsOf(missing: readonly Step[]): Group[] {
  const isPlaced = ({ kinds }: Step): boolean => kinds?.length === 0;
  const placed = missing.filter(isPlaced).slice(0, MOST_GIVEN);
  const single = missing.filter((step) => !isPlaced(step));
  return [
    ...(placed.length > 0
      ? [{ steps: placed, of: placed.map(({ key }) => key), kinds: [], limit: placed.length }]
      : []),
    ...single.map((step) => ({ steps: [step], of: [step.key], kinds: step.kinds, limit: step.limit })),
  ];
}

/** The entities of each step; of those that were placed together each has its own. */
function nodesByStep(read: readonly (readonly [Group, readonly SceneNode[]])[]): Map<string, readonly SceneNode[]> {
  return new Map(
    read.flatMap(([{ steps }, nodes]) =>
      steps.map((step) => [step.id, steps.length === 1 ? nodes : nodes.filter(({ key }) => key === step.key)] as const),
    ),
  );
}

type Around = (
  of: readonly string[],
  kinds: readonly EntityKind[] | null,
  limit: number,
  beside: readonly string[],
) => Promise<Part>;

const asking =
  ({ asOf, made }: Reading, signal: AbortSignal): Around =>
  async (of, kinds, limit, beside) => {
    const { neighbourhood } = await ask(AroundDocument, { of, kinds, limit, asOf, made, beside }, { signal });
    return neighbourhood ?? { nodes: [], edges: [] };
  };

/** The facts between what was read by different questions, and between that and what was there. */
async function joining(
  around: Around,
  read: ReadonlyMap<string, readonly SceneNode[]>,
  there: readonly string[],
): Promise<SceneFact[]> {
  const known = new Set(there);
  const fresh = [...new Set([...read.values()].flatMap((nodes) => nodes.map(({ key }) => key)))].filter(
    (key) => !known.has(key),
  );
  if (fresh.length === 0 || fresh.length + known.size < 2) return [];
  const asked: Promise<Part>[] = [];
  for (let start = 0; start < fresh.length; start += MOST_GIVEN) {
    const some = fresh.slice(start, start + MOST_GIVEN);
    asked.push(around(some, [], some.length, [...there, ...fresh.slice(0, start)]));
  }
  return (await Promise.all(asked)).flatMap(({ edges }) => edges);
}

const wayStep = ({ path }: SceneView): string | undefined =>
  path.length === 2 ? `way ${path.join('\u0000')}` : undefined;

async function waysOf(
  { path }: SceneView,
  { asOf, language }: Reading,
  signal: AbortSignal,
): Promise<Ways | undefined> {
  const [from, to] = path;
  if (from === undefined || to === undefined) return undefined;
  const { chains } = await ask(WaysDocument, { from, to, asOf, language }, { signal });
  return { ways: chains?.chains ?? [], truncated: chains?.truncated ?? false, reason: chains?.reason ?? null };
}
