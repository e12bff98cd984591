import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { RELATION_KINDS } from '../../database/kinds.ts';
import { integer } from '../../database/paths.ts';
import { type Along, askedBehind, bring } from '../../database/reading/along.ts';
import { compose } from '../../database/reading/compose.ts';
import { list } from '../../database/reading/field.ts';
import type { Root } from '../../database/reading/plan.ts';
import { type Around, type Edge, type GroupRow, MAX_EDGES, MAX_NODES, shareOf } from './expand.ts';

/** What a statement has drawn and read. */
export interface Drawn {
  readonly along: Along;
  /** The ids of the entities, where somebody goes on from them. */
  readonly ids: readonly string[];
  /** The relations between them, where somebody asks what was left out, or there are too many to come along. */
  readonly between: readonly Edge[];
  /** Of these, the ones that have still to be read. */
  readonly unread: readonly Edge[];
}

/** What was drawn where there was room for all of it, and what there is elsewhere. */
export interface Looked extends Drawn {
  /** Whether all that was asked for is known under its own ids. */
  readonly isKnown: boolean;
  readonly fits: boolean;
  readonly groups: readonly GroupRow[];
}

interface Wanted extends Pick<Around, 'relations'> {
  /** Whether ids are needed besides what is asked. */
  readonly isNamed: boolean;
}

const Ids = z.array(z.string());
const Edges = z
  .array(z.tuple([z.string(), z.enum(RELATION_KINDS), z.string(), z.string()]))
  .transform((rows) => rows.map(([id, kind, from, to]): Edge => ({ id, kind, from, to })));
const Groups = z
  .array(z.tuple([z.string(), z.enum(RELATION_KINDS), z.boolean(), z.number(), z.number(), Ids]))
  .transform((rows) =>
    rows.map(([id, kind, out, total, fresh, first]): GroupRow => ({ id, kind, out, total, fresh, first })),
  );
const Row = z.tuple([Ids, Ids, Edges, Edges], z.unknown());
const LookedRow = z.tuple([z.boolean(), z.boolean(), Groups, z.unknown()]);

type Compiling = Parameters<Root<unknown>>;

/** Whether a question asks what was left out. */
export const asksOmitted = (info: GraphQLResolveInfo): boolean =>
  askedBehind({ ...info, variables: info.variableValues }, info, []).some(
    ({ definition }) => definition.name === OMITTED,
  );

const OMITTED = 'omitted';

/** What is asked of the entities in the variable `drawn`, and of the relations between them. */
function readOver(drawn: string, { relations, isNamed }: Wanted, [compiler, info]: Compiling) {
  const asked = askedBehind(compiler.asked, info, []);
  const isAsked = (name: string): boolean => asked.some(({ definition }) => definition.name === name);
  const { match, roles } = compose('neighbourhood/between', { bound: drawn, depth: 1, slot: 'root', kinds: relations });
  const { self: found = '', many = '' } = roles;
  const nodes = bring(compiler, asked, NODES, { roles: { self: drawn }, depth: 1 });
  const edges = bring(compiler, asked, EDGES, { roles: { self: found }, depth: 1 });
  const isLookedFor = isAsked('edges') || isAsked(OMITTED);
  const named = isNamed || isAsked(OMITTED) ? `[each IN ${drawn} | each.id]` : '[]';
  const order = isAsked('edges') ? `[each IN ${found} | each[0]]` : '[]';
  const between = isAsked(OMITTED) ? `[each IN ${found} | [each[0], type(each[1]), each[2].id, each[3].id]]` : '[]';
  const lists = [named, order, isLookedFor ? many : '[]', between];
  return {
    clauses: isLookedFor ? match : '',
    variable: isLookedFor ? `${drawn}, ${found}, ${many}` : drawn,
    cypher: `[${[...lists, ...nodes.expressions, ...edges.expressions].join(', ')}]`,
    read: (value: unknown, request: Parameters<typeof nodes.read>[1]): Drawn => {
      const [ids, keys, tooMany, told, ...values] = Row.parse(value);
      const all = sortedBy(
        tooMany.map(({ id }) => id),
        tooMany,
      );
      const unread = all.slice(0, MAX_EDGES);
      const rest = edges.read(values.slice(nodes.expressions.length), request);
      const sorted = rest.map(({ answers, ...each }) => ({ ...each, answers: sortedBy(keys, answers) }));
      return { ids, between: [...told, ...unread], unread, along: [...nodes.read(values, request), ...sorted] };
    },
  };
}

/** Values in the order of their keys. */
function sortedBy<T>(keys: readonly string[], values: readonly T[]): T[] {
  const pairs = values.map((value, at) => ({ key: keys[at] ?? '', value }));
  return pairs.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ value }) => value);
}

const NODES = { nodes: list('neighbourhood/nodes', MAX_NODES) };
const EDGES = { edges: list('neighbourhood/edges', MAX_EDGES) };

/** Looks around the entities asked for, and draws and reads what there is where it has room. */
export const aroundRoot =
  (wanted: Wanted): Root<Looked> =>
  (...compiling) => {
    const place = { bound: undefined, depth: 1, slot: 'root', kinds: wanted.relations };
    const starts = compose('neighbourhood/starts', place);
    const { match, roles, order } = compose('neighbourhood/extent', place);
    const whole = compose('neighbourhood/whole', place);
    const group = [roles.id, roles.kind, roles.out, roles.total, roles.self].join(', ');
    const sorted = order.map(({ expression }) => expression).join(', ');
    const groups = `CALL () { ${match} WITH ${group} ORDER BY ${sorted} RETURN collect([${group}]) AS groups1 }`;
    const { clauses, variable, cypher, read } = readOver(whole.roles.self ?? '', wanted, compiling);
    const { fits, groups: told, known } = whole.roles;
    return {
      preamble: {
        clauses: `${starts.match} ${groups} ${whole.match} ${clauses}`,
        variable: `${known}, ${fits}, ${told}, ${variable}`,
      },
      cypher: `[${known}, ${fits}, ${told}, ${cypher}]`,
      read: (value, request): Looked => {
        const [isKnown, isWhole, all, row] = LookedRow.parse(value);
        return { isKnown, fits: isWhole, groups: all, ...read(row, request) };
      },
    };
  };

/**
 * What it takes.
 * @param isTold whether the groups are needed where all has room: for what was left out
 */
export const aroundParameters = ({ of, hops, kinds, limit, synthetic }: Around, isTold: boolean) => {
  const budget = limit - of.length;
  return {
    synthetic,
    isLast: hops === 1,
    isTold,
    // lists go into one map: a statement is planned anew for each size class of a list that is a parameter itself
    lists: { ids: of, drawn: of, kinds: kinds ?? null, among: null },
    most: integer(shareOf(budget, of.length)),
    budget: integer(budget),
    edges: integer(MAX_EDGES),
  };
};

/** Reads entities that were chosen, and what is between them. */
export const namedRoot =
  (wanted: Wanted): Root<Drawn> =>
  (...compiling) => {
    const named = compose('neighbourhood/named', { bound: undefined, depth: 1, slot: 'root' });
    const { clauses, variable, cypher, read } = readOver(named.roles.self ?? '', wanted, compiling);
    return { preamble: { clauses: `${named.match} ${clauses}`, variable }, cypher, read };
  };

/** What it takes. */
export const namedParameters = (ids: readonly string[]) => ({ lists: { ids }, edges: integer(MAX_EDGES) });
