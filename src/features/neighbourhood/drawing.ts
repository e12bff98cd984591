import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { RELATION_KINDS } from '../../database/kinds.ts';
import { integer } from '../../database/paths.ts';
import { type Along, type AskedField, askedBehind } from '../../database/reading/along.ts';
import type { Answer } from '../../database/reading/answer.ts';
import { listOf } from '../../database/reading/cases.ts';
import { objectOf } from '../../database/reading/compile.ts';
import type { Compiler } from '../../database/reading/compiler.ts';
import { compose } from '../../database/reading/compose.ts';
import type { Request } from '../../database/reading/field.ts';
import { Numbered, rowsIn } from '../../database/reading/numbered.ts';
import { Places } from '../../database/reading/places.ts';
import type { Root } from '../../database/reading/plan.ts';
import { compositeOf } from '../../database/reading/selection.ts';
import { type Around, type Edge, type GroupRow, MAX_EDGES, shareOf } from './expand.ts';

/** Where no more relations than this for each entity end, they are found there. */
const FEW_FOR_EACH = 4;

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
const Row = z.tuple([Ids, Edges, Edges, z.unknown()], z.unknown());
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
  const named = (name: string): AskedField[] => asked.filter(({ definition }) => definition.name === name);
  const isLeftOutAsked = named(OMITTED).length > 0;
  const isLookedFor = named('edges').length > 0 || isLeftOutAsked;
  const { match, roles } = compose('neighbourhood/between', { bound: drawn, depth: 1, slot: 'root', kinds: relations });
  const { self: found = '', many = '' } = roles;
  const each = compose('neighbourhood/nodes', { bound: drawn, depth: 1, slot: 'root' });
  const numbered = new Numbered(each.roles.self ?? '');
  const nodes = named('nodes').map((field) => entitiesOf(numbered, field, compiler));
  const edges = named('edges').map((field) => relationsOf(found, numbered, field, compiler));
  const ids = isNamed || isLeftOutAsked ? `[each IN ${drawn} | each.id]` : '[]';
  const between = isLeftOutAsked ? `[each IN ${found} | [each[0], type(each[1]), each[2].id, each[3].id]]` : '[]';
  const lists = [ids, isLookedFor ? many : '[]', between, numbered.cypherOver(each.match)];
  return {
    clauses: isLookedFor ? match : '',
    variable: isLookedFor ? `${drawn}, ${found}, ${many}` : drawn,
    cypher: `[${[...lists, ...edges.map(({ cypher }) => cypher)].join(', ')}]`,
    read: (value: unknown, request: Request): Drawn => {
      const [ids, tooMany, told, entities, ...rows] = Row.parse(value);
      const unread = tooMany.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, MAX_EDGES);
      const beside = { ...request, numbered: numbered.rowsOf(entities) };
      const along = [...nodes.map(({ read }) => read(beside)), ...edges.map(({ read }, at) => read(rows[at], beside))];
      return { ids, between: [...told, ...unread], unread, along };
    },
  };
}

function entitiesOf(numbered: Numbered, { definition, nodes }: AskedField, compiler: Compiler) {
  const row = { roles: { self: numbered.variable }, depth: 1 };
  const all = numbered.all(objectOf(compiler, compositeOf(definition), row, nodes));
  return { read: (request: Request) => ({ nodes, answers: all(request) }) };
}

/** Relations in the order of their ids. */
function relationsOf(found: string, numbered: Numbered, { definition, nodes }: AskedField, compiler: Compiler) {
  const { match, roles } = compose('neighbourhood/edges', { bound: found, depth: 1, slot: 'root' });
  const object = objectOf(compiler, compositeOf(definition), { roles, depth: 1, numbered }, nodes);
  const places = new Places([roles.id ?? '']);
  const read = places.readerOf(object);
  return {
    cypher: `COLLECT { ${match} RETURN ${listOf(places.expressions)} }`,
    read: (value: unknown, request: Request) => {
      const rows = rowsIn(value).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
      return { nodes, answers: rows.map((row) => read(row, request)) as Answer[] };
    },
  };
}

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
    ...betweenParameters(limit),
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
export const namedParameters = (ids: readonly string[]) => ({ lists: { ids }, ...betweenParameters(ids.length) });

/** Of so many entities at the most. */
const betweenParameters = (entities: number) => ({
  edges: integer(MAX_EDGES),
  fewForEach: integer(FEW_FOR_EACH),
  few: integer(FEW_FOR_EACH * entities),
});
