import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { type EntityKind, RELATION_KINDS, type RelationKind } from '../../database/kinds.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import { statement } from '../../database/statement.ts';
import { type Group, quotas } from './quota.ts';

const GroupRow = z.object({
  id: z.string(),
  kind: z.enum(RELATION_KINDS),
  out: z.boolean(),
  total: z.number(),
  fresh: z.number(),
});
type GroupRow = z.infer<typeof GroupRow>;
const NeighbourRow = z.object({ id: z.string(), ids: z.array(z.string()) });
const EdgeRow = z.object({ fact: z.string(), kind: z.enum(RELATION_KINDS), from: z.string(), to: z.string() });

/** More relations than this are not drawn, however few the entities. */
const MAX_EDGES = 5_000;
/** How often what is left of the budget is shared out around one frontier. */
const MAX_ROUNDS = 5;

export interface Around {
  readonly of: readonly string[];
  readonly hops: number;
  readonly relations: readonly RelationKind[] | undefined;
  readonly kinds: readonly EntityKind[] | undefined;
  /** How many entities at the most, those asked for among them. */
  readonly limit: number;
  readonly lens: Lens;
}

export interface Edge {
  readonly id: string;
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
}

/** Relations of an entity that were found but not drawn. */
export interface Omitted {
  readonly node: string;
  readonly predicate: RelationKind;
  readonly direction: 'OUT' | 'IN';
  readonly count: number;
}

/** The entities around some, hop by hop within the limit, all relations between them, and what was left out. */
export async function expand(
  database: Database,
  around: Around,
): Promise<{ nodes: string[]; edges: Edge[]; omitted: Omitted[] }> {
  // over no kind of relation there is nothing to find
  if (around.relations?.length === 0) return { nodes: [...around.of], edges: [], omitted: [] };
  const drawn = new Set(around.of);
  const groups: GroupRow[] = [];
  let frontier: readonly string[] = around.of;
  for (let hop = 0; hop < around.hops && frontier.length > 0; hop++) {
    const found = await extent(database, around, frontier, { drawn });
    groups.push(...found);
    frontier = await draw(database, around, frontier, found, drawn);
  }
  const edges = await between(database, around, [...drawn]);
  if (edges.length === MAX_EDGES) groups.push(...(await unexpanded(database, around, groups, drawn)));
  return { nodes: [...drawn], edges, omitted: omissions(groups, edges) };
}

/** Lists go into one map: a statement is planned anew for each size class of a list that is a parameter itself. */
const extent = (
  database: Database,
  { relations, kinds, lens }: Around,
  ids: readonly string[],
  { drawn, among }: { readonly drawn: ReadonlySet<string>; readonly among?: readonly string[] },
): Promise<GroupRow[]> =>
  statement(
    'neighbourhood/extent',
    GroupRow,
    relations,
  )(database.read, {
    ...lensParameters(lens),
    lists: { ids, drawn: [...drawn], kinds: kinds ?? null, among: among ?? null },
  });

/**
 * Draws new entities around a frontier and gives them. Groups that lead to the same entity leave budget over: it is
 * shared once more, a few times.
 */
async function draw(
  database: Database,
  around: Around,
  frontier: readonly string[],
  found: readonly GroupRow[],
  drawn: Set<string>,
): Promise<string[]> {
  const added: string[] = [];
  let groups = found;
  for (let round = 1; ; round++) {
    const budget = around.limit - drawn.size;
    const all = groups.reduce((sum, { fresh }) => sum + fresh, 0) <= budget;
    for (const id of await neighbours(database, around, groups, drawn)) {
      drawn.add(id);
      added.push(id);
    }
    if (all || round === MAX_ROUNDS || drawn.size >= around.limit) return added;
    groups = await extent(database, around, frontier, { drawn });
  }
}

/** New entities, each once, as many as the groups' shares allow. */
async function neighbours(
  database: Database,
  { relations, kinds, lens, limit }: Around,
  groups: readonly Group[],
  drawn: ReadonlySet<string>,
): Promise<string[]> {
  const shares = quotas(groups, limit - drawn.size);
  const wants = groups.flatMap(({ id, kind, out }, index) => {
    const quota = shares[index] ?? 0;
    return quota > 0 ? [{ id, kind, out, quota: integer(quota) }] : [];
  });
  if (wants.length === 0) return [];
  const parameters = {
    ...lensParameters(lens),
    lists: { wants, drawn: [...drawn], kinds: kinds ?? null },
    limit: integer(limit),
  };
  const rows = await statement('neighbourhood/neighbours', NeighbourRow, relations)(database.read, parameters);
  return [...new Set(rows.flatMap(({ ids }) => ids))];
}

/** What the entities that were drawn and not expanded have among what is drawn: part of it was cut. */
const unexpanded = (database: Database, around: Around, groups: readonly Group[], drawn: ReadonlySet<string>) => {
  const expanded = new Set([...around.of, ...groups.map(({ id }) => id)]);
  const rest = [...drawn].filter((id) => !expanded.has(id));
  return extent(database, around, rest, { drawn, among: [...drawn] });
};

async function between(database: Database, { relations, lens }: Around, ids: readonly string[]): Promise<Edge[]> {
  const parameters = { ...lensParameters(lens), lists: { ids }, limit: integer(MAX_EDGES) };
  const rows = await statement('neighbourhood/between', EdgeRow, relations)(database.read, parameters);
  return rows.map(({ fact, ...edge }) => ({ id: fact, ...edge }));
}

/** For each expanded entity, kind and direction: how many relations there are less those drawn. */
function omissions(groups: readonly GroupRow[], edges: readonly Edge[]): Omitted[] {
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
export interface SubgraphAnswer {
  readonly nodes: readonly string[];
  readonly edges: readonly Edge[];
  readonly omitted: readonly OmissionAnswer[];
  readonly lens: Lens;
}
export type OmissionAnswer = Omitted & { readonly lens: Lens };
