import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  BreakingChangeType,
  buildSchema,
  findBreakingChanges,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const contractFile = new URL('../shared/contract/schema.graphql', root);
const hasContract = existsSync(contractFile);
if (!hasContract) console.warn(`Skipped: the contract is not at ${contractFile.pathname}`);

/** What the contract has and the service does not yet, by the issue that brings it. Later issues empty this list. */
const awaited: Record<string, string[]> = {};

/** Lists that need no paging, and what keeps each of them short. */
const shortLists: Record<string, string> = {
  'RetractPayload.errors': 'the faults of one retraction',
  'Extraction.proposals': 'what one report says',
  'Extraction.withheld': 'passages of one report',
  'IngestResult.warnings': 'what may be mistaken in one record',
  'MergePayload.errors': 'the faults of one merger',
  'MergePayload.mergers': 'at most 20',
  'UnmergePayload.errors': 'the faults of one retraction of a merger',
  'UnmergePayload.entities': 'two',
  'UnmergePayload.left': 'facts of one merger that were recorded otherwise since',
  'KeepApartPayload.errors': 'the faults of one decision',
  'Question.reasons': 'one for each rule that spoke',
  'Query.nodes': 'as many as the ids asked, at most 100',
  'Query.counts': 'one for each dimension asked',
  'Query.patternCounts': 'as many as asked, at most 100',
  'PatternMatch.entities': 'at most five',
  'PatternMatch.relations': 'at most four',
  'MatchConnection.excluded': 'one for each filter',
  'Exclusion.offers': 'at most five',
  'Explanation.factors': 'seven',
  'Gap.regions': 'as many as asked, at most 100',
  'Gap.years': 'one for each year',
  'Explanation.matched': 'one for each topic of the demand',
  'Explanation.missing': 'topics of one offer',
  'Explanation.surplus': 'topics of one offer',
  'Explanation.unknown': 'at most seven',
  'Explanation.ties': 'at most two',
  'Explanation.claims': 'some for each topic of two offers',
  'TermMatch.alignments': 'at most two',
  'MatchMethod.weights': 'seven',
  'ChainResult.chains': 'as many as asked, at most 50',
  'Chain.entities': 'at most seven',
  'Chain.relations': 'at most six',
  'Chain.fourChains': 'four',
  'Query.neighbourCounts': 'one for each kind of entity',
  'Subgraph.nodes': 'as many as asked, at most 1,000',
  'Subgraph.edges': 'at most 10,000',
  'Subgraph.omitted': 'one for each expanded entity, kind and direction',
  'Interlock.people': 'people who serve the same two bodies',
  'Interlock.appointments': 'appointments of these people at two bodies',
  'FourChainView.strengths': 'four',
  'FourChainView.weakest': 'at most four',
  'ChainStrength.kinds': 'one for each kind of relation',
  'JointEdge.chains': 'at most four',
  'SearchConnection.facets': 'one for each dimension asked',
  'Facet.buckets': 'one for each value of the dimension',
  'Validity.observedOn': 'one for each day of a source',
  'Provenance.attributedTo': 'the speakers inside a claim’s sources',
  'Provenance.inferred': 'names of the claim’s own attributes',
  'Entity.aliases': 'names of one thing',
  'Entity.identifiers': 'one for each scheme',
  'Relation.fourChains': 'four',
  'Enterprise.industries': 'industries of one enterprise',
  'Alliance.industries': 'industries of one alliance',
  'Composition.filled': 'lead seats',
  'Composition.missing': 'lead seats',
  'Standard.supersedes': 'standards that one standard replaces',
  'Attendance.groups': 'groups that one source names',
  'Offer.topics': 'topics of one offer',
  'UserError.path': 'the way to one argument',
  'IngestResult.errors': 'faults of one record',
  'IngestPayload.results': 'one for each record sent, at most 10,000',
  'IngestPayload.errors': 'faults of one request',
};

const served = buildSchema(
  readdirSync(new URL('schema/', root))
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(new URL(`schema/${file}`, root), 'utf8'))
    .join('\n'),
);

describe.skipIf(!hasContract)('the served schema against the contract', () => {
  const contract = hasContract ? buildSchema(readFileSync(contractFile, 'utf8')) : served;
  const expected = Object.values(awaited).flat();
  const broken = breaks(contract, served);

  it('breaks nothing but what later issues bring', () => {
    expect(broken.filter((change) => !expected.includes(change))).toEqual([]);
  });

  it('awaits nothing that is already served', () => {
    expect(expected.filter((coordinate) => !broken.includes(coordinate))).toEqual([]);
  });

  it('keeps the order, types and defaults of arguments, and the defaults of input fields', () => {
    const now = new Map(signatures(served));
    const moved = signatures(contract).filter(([at, inputs]) => !(now.get(at) ?? inputs).startsWith(inputs));
    expect(moved).toEqual([]);
  });
});

describe('the served schema', () => {
  it('describes everything in English and in Chinese', () => {
    const bare = elements(served).filter(
      ({ description }) => !/[A-Za-z]/.test(description ?? '') || !/\p{Script=Han}/u.test(description ?? ''),
    );
    expect(bare.map(({ at }) => at)).toEqual([]);
  });

  it('says of a field the same in an interface and in every type that implements it', () => {
    const differs = fields(served).filter(
      ({ type, field }) => !faces(type, field.name).every((face) => face.description === field.description),
    );
    expect(differs.map(({ at }) => at)).toEqual([]);
  });

  it('names types in Pascal case, fields in camel case and enum values in capitals', () => {
    const form = { type: /^([A-Z][a-z]+)+$/, field: /^[a-z]+([A-Z][a-z]+|[0-9]+)*$/, value: /^[A-Z]+(_[A-Z]+)*$/ };
    expect(elements(served).filter(({ name, sort }) => !form[sort].test(name))).toEqual([]);
  });

  it('bounds every list: a page of 1 to 100, or a list that is short by nature', () => {
    const lists = fields(served).filter(
      ({ type, field }) =>
        isListType(getNullableType(field.type)) &&
        !(type.name.endsWith('Connection') && ['edges', 'nodes'].includes(field.name)),
    );
    const short = lists.map(({ at, type, field }) => [at, ...faces(type, field.name).map((face) => face.at)]);
    expect(short.filter((places) => !places.some((place) => place in shortLists)).map(([at]) => at)).toEqual([]);
    expect(Object.keys(shortLists).filter((at) => !short.flat().includes(at))).toEqual([]);

    const pages = fields(served).filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
    expect(pages.filter(({ field }) => !isPaged(field)).map(({ at }) => at)).toEqual([]);
  });

  it('gives every connection and every edge the same shape', () => {
    const connections = objects(served).filter(({ name }) => name.endsWith('Connection'));
    const edges = objects(served).filter(({ name }) => name.endsWith('Edge'));
    expect(edges.map(({ name }) => name).sort()).toEqual(
      connections.map(({ name }) => name.replace(/Connection$/, 'Edge')).sort(),
    );
    for (const connection of connections) {
      const edge = connection.name.replace(/Connection$/, 'Edge');
      const node = typeOf(edge, 'node').replace(/!$/, '');
      expect.soft(shape(connection), connection.name).toEqual({
        edges: `[${edge}!]!`,
        nodes: `[${node}!]!`,
        pageInfo: 'PageInfo!',
        totalCount: expect.stringMatching(/^Int!?$/),
      });
      expect.soft(typeOf(edge, 'cursor'), edge).toBe('String!');
      expect.soft(typeOf(edge, 'node'), edge).toBe(`${node}!`);
    }
  });
});

interface Element {
  at: string;
  name: string;
  sort: 'type' | 'field' | 'value';
  description: string | null | undefined;
}

interface FieldOfType {
  at: string;
  type: GraphQLNamedType;
  field: GraphQLField<unknown, unknown>;
}

function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
}

function objects(schema: GraphQLSchema) {
  return ownTypes(schema).filter(isObjectType);
}

function fields(schema: GraphQLSchema): FieldOfType[] {
  return ownTypes(schema).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, type, field }))
      : [],
  );
}

/** The same field in the interfaces of a type. */
function faces(type: GraphQLNamedType, name: string) {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return type.getInterfaces().flatMap((face) => {
    const field = face.getFields()[name];
    return field ? [{ at: `${face.name}.${name}`, description: field.description }] : [];
  });
}

/** Everything that carries a description: types, fields, arguments, input fields and enum values. */
function elements(schema: GraphQLSchema): Element[] {
  return ownTypes(schema).flatMap((type) => {
    const { name, description } = type;
    const values = isEnumType(type) ? type.getValues() : [];
    const inputs = isInputObjectType(type) ? Object.values(type.getFields()) : [];
    const own = fields(schema).filter((field) => field.type === type);
    return [
      { at: name, name, sort: 'type' as const, description },
      ...values.map((value) => element(`${name}.${value.name}`, value, 'value')),
      ...inputs.map((input) => element(`${name}.${input.name}`, input, 'field')),
      ...own.flatMap(({ at, field }) => [
        element(at, field, 'field'),
        ...field.args.map((arg) => element(`${at}(${arg.name})`, arg, 'field')),
      ]),
    ];
  });
}

function element(at: string, named: Pick<Element, 'name' | 'description'>, sort: Element['sort']): Element {
  return { at, name: named.name, sort, description: named.description };
}

/** Coordinates of what is gone; any other breaking change in words. */
function breaks(from: GraphQLSchema, to: GraphQLSchema): string[] {
  const gone = [BreakingChangeType.TYPE_REMOVED, BreakingChangeType.FIELD_REMOVED];
  return findBreakingChanges(from, to).map(({ type, description }) =>
    gone.includes(type) ? description.replace(/ was removed\.$/, '') : description,
  );
}

/** What findBreakingChanges does not look at. Later arguments may be added, so the contract's are a prefix. */
function signatures(schema: GraphQLSchema): [string, string][] {
  const args = fields(schema).map(({ at, field }): [string, string] => [at, field.args.map(signature).join('')]);
  const inputs = ownTypes(schema)
    .filter(isInputObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).map((field): [string, string] => [
        `${type.name}.${field.name}`,
        signature(field),
      ]),
    );
  return [...args, ...inputs];
}

function signature({ name, type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  return `${name}: ${type}${defaultValue === undefined ? '' : ` = ${JSON.stringify(defaultValue)}`}; `;
}

/** `first` has a default, or goes with `last`; both say their range. */
function isPaged({ args }: GraphQLField<unknown, unknown>): boolean {
  const arg = (name: string) => args.find((each) => each.name === name);
  const first = arg('first');
  const bounded = [first, arg('last')].filter((each) => each !== undefined);
  const starts = typeof first?.defaultValue === 'number' ? first.defaultValue <= 100 : arg('last') !== undefined;
  return (
    first !== undefined &&
    starts &&
    arg('after') !== undefined &&
    (arg('last') === undefined) === (arg('before') === undefined) &&
    bounded.every((each) => `${each.type}` === 'Int' && each.description?.includes('1 to 100'))
  );
}

/** The four fields that every connection has, with their types; `facets` and the like may come on top. */
function shape(connection: GraphQLNamedType): Record<string, string> {
  return Object.fromEntries(
    ['edges', 'nodes', 'pageInfo', 'totalCount'].map((name) => [name, typeOf(connection.name, name)]),
  );
}

function typeOf(typeName: string, fieldName: string): string {
  const type = served.getType(typeName);
  return isObjectType(type) ? `${type.getFields()[fieldName]?.type}` : 'absent';
}
