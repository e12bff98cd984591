import { z } from 'zod';
import { RELATION_KINDS } from '../../database/kinds.ts';
import { integer } from '../../database/paths.ts';
import { type Along, askedBehind, bring } from '../../database/reading/along.ts';
import { compose } from '../../database/reading/compose.ts';
import { list } from '../../database/reading/field.ts';
import type { Root } from '../../database/reading/plan.ts';
import { type Around, type Ends, type GroupRow, MAX_EDGES, MAX_NODES, shareOf } from './expand.ts';

/** What a statement has drawn and read. */
export interface Drawn {
  readonly along: Along;
  /** The ids of the entities, where somebody goes on from them. */
  readonly ids: readonly string[];
  /** The relations between them, where somebody asks what was left out. */
  readonly between: readonly Ends[];
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
const Between = z
  .array(z.tuple([z.enum(RELATION_KINDS), z.string(), z.string()]))
  .transform((rows) => rows.map(([kind, from, to]): Ends => ({ kind, from, to })));
const Groups = z
  .array(z.tuple([z.string(), z.enum(RELATION_KINDS), z.boolean(), z.number(), z.number(), Ids]))
  .transform((rows) =>
    rows.map(([id, kind, out, total, fresh, first]): GroupRow => ({ id, kind, out, total, fresh, first })),
  );
const Row = z.tuple([Ids, Between], z.unknown());
const LookedRow = z.tuple([z.boolean(), z.boolean(), Groups, z.unknown()]);

type Compiling = Parameters<Root<unknown>>;

/** What is asked of the entities in the variable `drawn`, and of the relations between them. */
function readOver(drawn: string, { relations, isNamed }: Wanted, [compiler, info]: Compiling) {
  const asked = askedBehind(compiler.asked, info, []);
  const isAsked = (name: string): boolean => asked.some(({ definition }) => definition.name === name);
  const { match, roles } = compose('neighbourhood/between', { bound: drawn, depth: 1, slot: 'root', kinds: relations });
  const found = roles.self ?? '';
  const nodes = bring(compiler, asked, NODES, { roles: { self: drawn }, depth: 1 });
  const edges = bring(compiler, asked, EDGES, { roles: { self: found }, depth: 1 });
  const ids = isNamed || isAsked('omitted') ? `[each IN ${drawn} | each.id]` : '[]';
  const between = isAsked('omitted') ? `[each IN ${found} | [type(each[0]), each[1].id, each[2].id]]` : '[]';
  const isLookedFor = isAsked('edges') || isAsked('omitted');
  return {
    clauses: isLookedFor ? match : '',
    variable: isLookedFor ? `${drawn}, ${found}` : drawn,
    cypher: `[${[ids, between, ...nodes.expressions, ...edges.expressions].join(', ')}]`,
    read: (value: unknown, request: Parameters<typeof nodes.read>[1]): Drawn => {
      const [named, ends, ...values] = Row.parse(value);
      const rest = values.slice(nodes.expressions.length);
      return { ids: named, between: ends, along: [...nodes.read(values, request), ...edges.read(rest, request)] };
    },
  };
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

/** What it takes. */
export const aroundParameters = ({ of, hops, kinds, limit, synthetic }: Around) => {
  const budget = limit - of.length;
  return {
    synthetic,
    isLast: hops === 1,
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
