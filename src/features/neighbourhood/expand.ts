import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { type EntityKind, RELATION_KINDS, type RelationKind } from '../../database/kinds.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import type { Along } from '../../database/reading/along.ts';
import { statement } from '../../database/statement.ts';
import { sharedOut } from './quota.ts';

export const GroupRow = z.object({
  id: z.string(),
  kind: z.enum(RELATION_KINDS),
  out: z.boolean(),
  total: z.number(),
  fresh: z.number(),
  first: z.array(z.string()),
});
export type GroupRow = z.infer<typeof GroupRow>;
const EdgeRow = z.object({ fact: z.string(), kind: z.enum(RELATION_KINDS), from: z.string(), to: z.string() });

/** More relations than this are not drawn, however few the entities. */
export const MAX_EDGES = 5_000;
/** More entities than this are never drawn. */
export const MAX_NODES = 1_000;
/** How many neighbours of a group are looked at besides four times its share of the budget. */
const SPARE = 10;

export interface Around {
  readonly of: readonly string[];
  readonly hops: number;
  readonly relations: readonly RelationKind[] | undefined;
  readonly kinds: readonly EntityKind[] | undefined;
  /** How many entities at the most, those asked for among them. */
  readonly limit: number;
  readonly lens: Lens;
  /** Whether what is made up is drawn beside what is not. */
  readonly synthetic: boolean;
  /** What was drawn before: not drawn again, only joined to what is. */
  readonly beside: readonly string[];
}

/** A relation by its kind and its ends' ids. */
export interface Ends {
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
}
export interface Edge extends Ends {
  readonly id: string;
}

/** Relations of an entity that were found but not drawn. */
export interface Omitted {
  readonly node: string;
  readonly predicate: RelationKind;
  readonly direction: 'OUT' | 'IN';
  readonly count: number;
}

/** What is drawn, and the relations of what was expanded, as they were before. */
export interface Drawing {
  readonly nodes: readonly string[];
  readonly groups: readonly GroupRow[];
}

/**
 * The entities around some, hop by hop within the limit.
 * @param looked the groups around those asked for, if they were looked at already
 */
export async function expand(database: Database, around: Around, looked?: readonly GroupRow[]): Promise<Drawing> {
  const drawn = new Set(around.of);
  const groups: GroupRow[] = [];
  let frontier: readonly string[] = around.of;
  for (let hop = 0; hop < around.hops && frontier.length > 0; hop++) {
    const found = await draw(database, around, { frontier, drawn, looked: hop === 0 ? looked : undefined });
    groups.push(...found.groups);
    frontier = found.added;
  }
  return { nodes: [...drawn], groups };
}

interface Edges {
  /** Those between what is drawn. */
  readonly between: readonly Ends[];
  /** Those that lead out of it. */
  readonly joining: readonly Ends[];
}

/** The relations of a drawing that were found but not drawn. */
export async function leftOut(
  database: Database,
  around: Around,
  { nodes, groups }: Drawing,
  { between, joining }: Edges,
): Promise<Omitted[]> {
  const cut = between.length === MAX_EDGES ? await unexpanded(database, around, groups, new Set(nodes)) : [];
  return omissions([...groups, ...cut], [...between, ...joining]);
}

interface Extent {
  readonly ids: readonly string[];
  readonly drawn: ReadonlySet<string>;
  readonly among?: readonly string[];
  /** How many neighbours not drawn yet to name for each group. */
  readonly most: number;
}

/** Lists go into one map: a statement is planned anew for each size class of a list that is a parameter itself. */
const extent = (
  database: Database,
  { relations, kinds, lens, synthetic }: Around,
  { ids, drawn, among, most }: Extent,
): Promise<GroupRow[]> =>
  statement(
    'neighbourhood/extent',
    GroupRow,
    relations,
  )(database.read, {
    ...lensParameters(lens),
    synthetic,
    lists: { ids, drawn: [...drawn], kinds: kinds ?? null, among: among ?? null },
    most: integer(most),
  });

/** How many neighbours of a group are looked at first, for so many entities that may still be drawn around some. */
export const shareOf = (budget: number, frontier: number): number =>
  Math.min(SPARE + Math.ceil((4 * budget) / frontier), budget);

interface Frontier {
  readonly frontier: readonly string[];
  readonly drawn: Set<string>;
  readonly looked: readonly GroupRow[] | undefined;
}

/**
 * Draws new entities around a frontier, and gives them with its groups as they were before. Groups that lead to the same
 * entities leave budget over where not all of their neighbours were looked at: then more are, a few times.
 */
async function draw(
  database: Database,
  around: Around,
  { frontier, drawn, looked }: Frontier,
): Promise<{ groups: readonly GroupRow[]; added: readonly string[] }> {
  const budget = around.limit - drawn.size;
  const share = shareOf(budget, frontier.length);
  const look = (most: number) => extent(database, around, { ids: frontier, drawn, most: Math.min(most, budget) });
  const groups = looked ?? (await look(share));
  const added: string[] = [];
  for (let [found, most] = [groups, share]; ; found = await look(most)) {
    const lists = found.map(({ first }) => first);
    for (const id of sharedOut(lists, around.limit - drawn.size)) {
      drawn.add(id);
      added.push(id);
    }
    most *= 4;
    if (drawn.size >= around.limit || found.every(({ fresh, first }) => fresh === first.length))
      return { groups, added };
  }
}

/** What the entities that were drawn and not expanded have among what is drawn: part of it was cut. */
const unexpanded = (database: Database, around: Around, groups: readonly GroupRow[], drawn: ReadonlySet<string>) => {
  const expanded = new Set([...around.of, ...groups.map(({ id }) => id)]);
  const rest = [...drawn].filter((id) => !expanded.has(id));
  return extent(database, around, { ids: rest, drawn, among: [...drawn], most: 0 });
};

/** What joins the entities drawn to those that were drawn before. */
export async function across(
  database: Database,
  { relations, lens, beside }: Around,
  nodes: readonly string[],
): Promise<Edge[]> {
  const drawn = new Set(nodes);
  const others = beside.filter((id) => !drawn.has(id));
  if (others.length === 0) return [];
  const lists = { ids: nodes, beside: others };
  const parameters = { ...lensParameters(lens), lists, limit: integer(MAX_EDGES) };
  const rows = await statement('neighbourhood/across', EdgeRow, relations)(database.read, parameters);
  return rows.map(({ fact, ...edge }) => ({ id: fact, ...edge }));
}

/** For each expanded entity, kind and direction: how many relations there are less those drawn. */
function omissions(groups: readonly GroupRow[], edges: readonly Ends[]): Omitted[] {
  const drawn = new Map<string, number>();
  const count = (key: string) => drawn.set(key, (drawn.get(key) ?? 0) + 1);
  for (const { kind, from, to } of edges) {
    count(`${from} ${kind} true`);
    if (to !== from) count(`${to} ${kind} false`);
  }
  return groups.flatMap(({ id, kind, out, total }): Omitted[] => {
    const left = total - (drawn.get(`${id} ${kind} ${out}`) ?? 0);
    return left > 0 ? [{ node: id, predicate: kind, direction: out ? 'OUT' : 'IN', count: left }] : [];
  });
}

/** What the fields of a `Subgraph` are read from. */
export interface SubgraphAnswer extends Drawing {
  readonly around: Around;
  readonly along: Along;
  /** The relations between what is drawn, where somebody asks what was left out. */
  readonly between: readonly Edge[];
  /** Relations between it that have still to be read. */
  readonly unread: readonly Edge[];
  /** What joins it to what was drawn before, looked up once. */
  readonly joining: Promise<readonly Edge[]>;
}
export type OmissionAnswer = Omitted & { readonly lens: Lens };
