import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLType,
  getNamedType,
  graphql,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Database } from '../../src/database/database.ts';
import { RELATION_KINDS } from '../../src/database/kinds.ts';
import { Reading } from '../../src/database/reading/plan.ts';
import { contextOf } from '../../src/features/context.ts';
import { fields } from '../../src/features/index.ts';
import { executableSchema } from '../../src/server/schema.ts';
import { NOW } from './graph.ts';

export const schema = executableSchema();
type Field = GraphQLField<unknown, unknown>;
type Owner = GraphQLObjectType | GraphQLInterfaceType;

/** The statements that a question is answered by. Nothing is run: what is asked for is null. */
export async function statementsOf(source: string): Promise<string[]> {
  const statements: string[] = [];
  const noted = async (cypher: string) => {
    statements.push(cypher);
    return [];
  };
  const database = { read: noted, horizon: async () => null } as unknown as Database;
  const contextValue = contextOf(database, new Reading(database, fields), NOW);
  const { errors = [] } = await graphql({ schema, source, contextValue });
  const wrong = errors.filter(({ message }) => !message.startsWith('Cannot return null for non-nullable'));
  if (wrong.length > 0 || statements.length === 0) throw new Error(`${source}\n${wrong.join('\n') || 'no statement'}`);
  return statements;
}

const HASH = 'A'.repeat(22);
const FAMILIES = ['e', 'v', 's', ...RELATION_KINDS];
/** What is asked for by an argument of this name; the others’ values follow from their types. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  id: FAMILIES.map((family) => `"${family}-${HASH}"`),
  ids: [`[${FAMILIES.map((family) => `"${family}-${HASH}"`).join()}]`],
  by: [`{ id: "e-${HASH}" }`, '{ key: "k:1" }', '{ name: "长治" }', '{ identifier: { scheme: "USCC", value: "1" } }'],
  query: ['"长治 zhiye"'],
  asOf: ['{ anyTime: true }'],
  nameContains: ['"长治"'],
  regions: ['["140400"]'],
  industries: ['["C35"]'],
  minConfidence: ['0.5'],
  first: ['2'],
  last: ['2'],
  relatedTo: ['OUT', 'IN', 'ANY'].flatMap((way) => [
    `[{ predicate: MEMBER_OF, direction: ${way}, key: "k:1", atMost: 0 }]`,
    `[{ predicate: MEMBER_OF, direction: ${way}, key: "k:1" }], regions: ["140400"]`,
  ]),
};
/** Enums whose values are written into the statement, not given as parameters. */
const WRITTEN = new Set(['Direction', 'Dimension', 'OrderField', 'OrderDirection']);
/** Cursors change a parameter only, and have to be a list's own. */
const UNSAID = new Set(['after', 'before']);
/** Arguments that change a parameter only: given together. */
const PARAMETERS = new Set(['first', 'role', 'capacity', 'includeParts', 'asOf']);

/** Values to ask an argument with: one for each statement it can lead to. */
function valuesOf(name: string, type: GraphQLType): readonly string[] {
  const named = getNamedType(type);
  // counts by dimensions, entities by their id
  const given = name === 'by' && isEnumType(named) ? undefined : VALUES[name];
  if (given) return given;
  if (isEnumType(named)) {
    const values = named.getValues().map((value) => value.name);
    const told = WRITTEN.has(named.name) ? values : values.slice(0, 1);
    if (!isListType(type) && !(isNonNullType(type) && isListType(type.ofType))) return told;
    return [...told.map((value) => `[${value}]`), `[${values.slice(0, 2).join()}]`];
  }
  if (named.name === 'Boolean') return ['true', 'false'];
  if (named.name === 'EntityOrder') return ordersOf(named);
  if (!isInputObjectType(named)) throw new Error(`no value is known for ${name}: ${type}`);
  return Object.values(named.getFields()).flatMap((field) =>
    valuesOf(field.name, field.type).map((value) => `{ ${field.name}: ${value} }`),
  );
}

function ordersOf(order: GraphQLType): string[] {
  const { field, direction } = isInputObjectType(order) ? order.getFields() : {};
  if (!field || !direction) throw new Error(`${order} has no field and direction`);
  return valuesOf('field', field.type).flatMap((by) =>
    valuesOf('direction', direction.type).map((way) => `{ field: ${by}, direction: ${way} }`),
  );
}

/** A field as it is called with the least it needs, and with each optional argument in each of its values. */
export function callsOf({ name, args }: Field): string[] {
  const given = args.filter((each) => isNonNullType(each.type) || PARAMETERS.has(each.name));
  const least = new Map(given.map((each) => [each.name, valuesOf(each.name, each.type)[0] ?? '']));
  const said = args.filter((each) => !UNSAID.has(each.name) && !PARAMETERS.has(each.name));
  const calls = said.flatMap((each) =>
    valuesOf(each.name, each.type).map((value) => withArgument(least, each.name, value)),
  );
  return [...new Set([least, ...calls].map((call) => name + written(call)))];
}

/** A page goes one way. */
function withArgument(least: ReadonlyMap<string, string>, name: string, value: string): Map<string, string> {
  const call = new Map(least).set(name, value);
  if (name === 'last') call.delete('first');
  return call;
}

const written = (call: ReadonlyMap<string, string>): string =>
  call.size === 0 ? '' : `(${[...call].map(([name, value]) => `${name}: ${value}`).join(', ')})`;

/** Everything of a type that leads to no further object, of a connection its page and count. */
function leavesOf(type: GraphQLType): string {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const { nodes, edges } = named.getFields();
  if (nodes && edges) {
    return ` { totalCount pageInfo { endCursor } nodes${leavesOf(nodes.type)} edges${leavesOf(edges.type)} }`;
  }
  const leaves = Object.values(named.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
  return ` { ${['__typename', ...leaves.map(({ name }) => name)].join(' ')} }`;
}

/** Every field of a type that its interfaces do not have, in every way it may be called. */
function ownFields(type: Owner): string {
  const inherited = new Set(type.getInterfaces().flatMap((each) => Object.keys(each.getFields())));
  return Object.values(type.getFields())
    .filter(({ name }) => !inherited.has(name))
    .flatMap((field) =>
      callsOf(field).map((call, index) => `${type.name}_${field.name}${index}: ${call}${leavesOf(field.type)}`),
    )
    .join(' ');
}

export interface Question {
  readonly name: string;
  readonly source: string;
}

/** Types and interfaces with fields of their own that a type can turn out to be, itself first. */
function sortsOf(type: GraphQLType): Owner[] {
  const named = getNamedType(type);
  const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named].filter(isObjectType);
  const sorts = new Set<Owner>(possible.flatMap((each) => [...each.getInterfaces(), each]));
  return [...sorts].filter((sort) => ownFields(sort) !== '');
}

/** Roots that look for paths or figures first, or read no graph at all: their own tests judge what they send. */
const SEARCHES =
  /^(chains|neighbour.*|compare|pattern.*|ranking|interlocks|network|communityOf|overlaps|fourChains|matches|gaps|assignment|extract)$/;

/** Every root field in every way it may be called, and with every field of all that it can come to. */
export function questions(): Question[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !SEARCHES.test(name));
  return roots.flatMap((root) => [
    ...callsOf(root).flatMap((call) => plainQuestions(call, root)),
    ...deepQuestions(root),
  ]);
}

/** The page and the count apart: one must not hide behind the other. */
function plainQuestions(call: string, { type }: Field): Question[] {
  const named = getNamedType(type);
  const isPage = isObjectType(named) && named.getFields().nodes !== undefined;
  const asked = isPage ? [' { nodes { id } pageInfo { endCursor } }', ' { totalCount }'] : [leavesOf(type)];
  return asked.map((selection) => ({ name: call + selection, source: `{ ${call}${selection} }` }));
}

/** Interfaces one by one, then all types with what only they have. */
function deepQuestions(root: Field): Question[] {
  const named = getNamedType(root.type);
  const nodes = isObjectType(named) ? named.getFields().nodes : undefined;
  const sorts = sortsOf(nodes?.type ?? root.type);
  const [call = ''] = callsOf(root);
  const on = (sort: Owner): string => `... on ${sort.name} { ${ownFields(sort)} }`;
  // interfaces read alike on every list of one type: they are asked of one such list
  const asksInterfaces = isAbstractType(getNamedType(nodes?.type ?? root.type)) || root.name === 'schools';
  const selections = [
    ...sorts.filter((sort) => asksInterfaces && isInterfaceType(sort)).map((sort) => [sort.name, on(sort)] as const),
    ['types', sorts.filter(isObjectType).map(on).join(' ')] as const,
  ];
  if (root.args.some(({ name }) => name === 'id' || name === 'ids')) return familyQuestions(root, sorts);
  return selections
    .filter(([, selection]) => selection !== '')
    .map(([name, selection]) => ({
      name: `${root.name}: ${name}`,
      source: `{ ${call} { ${nodes ? `nodes { ${selection} }` : selection} } }`,
    }));
}

/** What ids stand for is found by family, so each sort is asked of the families that it can be. */
function familyQuestions(root: Field, sorts: readonly Owner[]): Question[] {
  return sorts.map((sort) => {
    const id = `"${FAMILY_OF[sort.name] ?? 'e'}-${HASH}"`;
    const call = root.args.some(({ name }) => name === 'ids')
      ? `${root.name}(ids: [${id}])`
      : `${root.name}(id: ${id})`;
    return { name: `${root.name}: ${sort.name}`, source: `{ ${call} { ... on ${sort.name} { ${ownFields(sort)} } } }` };
  });
}

const FAMILY_OF: Readonly<Record<string, string>> = {
  Evidence: 'v',
  Source: 's',
  Relation: 'ADVOCATES',
  Link: 'ADVOCATES',
  Membership: 'MEMBER_OF',
  Appointment: 'HOLDS_ROLE',
  Participation: 'PARTICIPATES_IN',
};
