import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../../src/server/admission/cost.ts';
import { beyond, parserUpTo, refuseText } from '../../../src/server/admission/document.ts';
import { DEFAULT_LIMITS } from '../../../src/server/limits.ts';
import { executableSchema } from '../../../src/server/schema.ts';
import { examplesOf } from '../../support/markdown.ts';

const schema = executableSchema();

const operationsOf = (source: string): OperationDefinitionNode[] =>
  parse(source).definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);

const fragmentsOf = (source: string): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    parse(source).definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
    ),
  );

const costs = (source: string, variables: Record<string, unknown> = {}): number =>
  operationsOf(source).reduce((sum, each) => sum + costOf(schema, each, fragmentsOf(source))(variables), 0);

describe('the cost of an operation', () => {
  it('counts each object once, and leaves nothing', () => {
    expect(costs('{ entity(by: { key: "a" }) { id name } }')).toBe(1);
    expect(costs('{ a: entity(by: { key: "a" }) { id } b: entity(by: { key: "b" }) { id } __typename }')).toBe(2);
  });

  it('multiplies by the size of a page, as written, by variable and by default', () => {
    const page = (size: string): string => `query ($n: Int) { schools(${size}) { totalCount nodes { name } } }`;
    expect(costs(page('first: 7'))).toBe(1 + 7);
    expect(costs(page('first: $n'), { n: 9 })).toBe(1 + 9);
    expect(costs(page('last: $n'), { n: 11 })).toBe(1 + 11);
    expect(costs('query ($n: Int = 12) { schools(first: $n) { nodes { name } } }')).toBe(1 + 12);
    expect(costs('{ alliance: entity(by: { key: "a" }) { ... on Alliance { members { nodes { id } } } } }')).toBe(
      1 + 1 + 20,
    );
  });

  it('multiplies pages within pages, and takes numbers however they come', () => {
    const nested =
      'query ($n: Int) { alliances(first: $n) { nodes { members(first: $n) { edges { node { name } } } } } }';
    expect(costs(nested, { n: 10 })).toBe(1 + 10 * (1 + 1 + 10 * 2));
    expect(costs(nested, { n: -4 })).toBe(1);
    expect(costs(nested, { n: 1e9 })).toBeGreaterThan(1e18);
  });

  it('takes parts of an object for nothing: they come in its row', () => {
    expect(costs('{ entity(by: { key: "a" }) { validity { from } provenance { status } } }')).toBe(1);
  });

  it('counts ids by their number', () => {
    const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(costs(nodes, { ids: Array.from({ length: 40 }, () => 'e-1') })).toBe(40);
    expect(costs('{ nodes(ids: ["a", "b", "c"]) { id } }')).toBe(3);
  });

  it('takes of fragments the dearest that one object can have', () => {
    const source = `{ entity(by: { key: "a" }) { id ...A ... on School { region { id } } } }
      fragment A on Alliance { members(first: 5) { nodes { id } } }`;
    expect(costs(source)).toBe(1 + 1 + 5);
  });

  it('grows with a document of fragments in fragments, not with what they unfold to', () => {
    const depth = 40;
    const fragments = Array.from(
      { length: depth },
      (_, at) => `fragment F${at} on Entity { ${at + 1 < depth ? `...F${at + 1} ...F${at + 1}` : 'name'} }`,
    );
    const began = performance.now();
    expect(costs(`{ entity(by: { key: "a" }) { ...F0 } } ${fragments.join(' ')}`)).toBe(1);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('is within the limits for all that the explorer and docs/querying.md ask', () => {
    const documents = [...explorerDocuments(), ...examplesOf(readFileSync('docs/querying.md', 'utf8'))];
    expect(documents.length).toBeGreaterThan(50);
    const { cost: limit } = DEFAULT_LIMITS;
    for (const { query, variables = {} } of documents) {
      refuseText(query, DEFAULT_LIMITS);
      const document = parserUpTo(DEFAULT_LIMITS.tokens)(query);
      expect(beyond(document, DEFAULT_LIMITS)?.message, query).toBeUndefined();
      for (const operation of operationsOf(query)) {
        expect(costOf(schema, operation, fragmentsOf(query))(variables), query).toBeLessThanOrEqual(limit);
      }
    }
  });
});

describe('a document', () => {
  const refused = (work: () => unknown): unknown => {
    try {
      work();
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const limit = (name: string, found: number) => ({
    extensions: expect.objectContaining({
      code: 'LIMIT_EXCEEDED',
      limit: name,
      found,
      http: expect.objectContaining({ status: 400 }),
    }),
  });

  it('is refused by its text before anybody reads it', () => {
    expect(refused(() => refuseText(`{${' '.repeat(20_000)}}`, DEFAULT_LIMITS))).toMatchObject(limit('text', 20_002));
    expect(refused(() => refuseText('['.repeat(5_000), DEFAULT_LIMITS))).toMatchObject(limit('nesting', 5_000));
    expect(refused(() => refuseText('{'.repeat(60), DEFAULT_LIMITS))).toBeUndefined();
  });

  it('is read no further than its words may go', () => {
    const parser = parserUpTo(2_000);
    expect(refused(() => parser(`{ ${'a '.repeat(2_000)} }`))).toMatchObject(limit('tokens', 2_001));
    expect(parser('{ a }').definitions).toHaveLength(1);
    expect(refused(() => parser('{ a'))).toMatchObject({ message: expect.stringContaining('Syntax Error') });
  });

  it.each([
    ['aliases', `{ ${Array.from({ length: 31 }, (_, at) => `a${at}: __typename`).join(' ')} }`, 31],
    ['directives', `{ ${'__typename @skip(if: false) '.repeat(21)} }`, 21],
    ['definitions', Array.from({ length: 51 }, (_, at) => `query Q${at} { __typename }`).join(' '), 51],
    ['depth', `${'{ a '.repeat(13)}${'}'.repeat(13)}`, 13],
    ['depth', `{ a { ...F } } fragment F on T ${'{ a '.repeat(12)}${'}'.repeat(12)}`, 13],
  ])('has no more %s than it may', (name, source, found) => {
    expect(beyond(parse(source), DEFAULT_LIMITS)).toMatchObject(limit(name, found));
  });

  it('may lie in itself: validation tells of that', () => {
    expect(beyond(parse('{ ...F } fragment F on Query { a { ...F } }'), DEFAULT_LIMITS)).toBeUndefined();
  });
});

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** A link to a large graph: so many entities are asked for at once, with all that joins them. */
const LARGEST = { of: Array.from({ length: 1_000 }, (_, at) => `school:${at}`), kinds: [], limit: 1_000 };

/** What the explorer sends, each operation with the fragments that all share, at the most that it asks for. */
function explorerDocuments(): Asked[] {
  const files = readdirSync('web/src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.graphql'),
  );
  const read = (name: string): string => readFileSync(join('web/src', name), 'utf8');
  const shared = files
    .filter((name) => name.endsWith('fragments.graphql'))
    .map(read)
    .join('\n');
  return files
    .filter((name) => !name.endsWith('fragments.graphql'))
    .map((name) => ({ query: `${read(name)}\n${shared}`, variables: LARGEST }));
}
