import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityId } from '../../src/database/ids.ts';
import { statementsOf } from '../support/composed.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
  await graph.database.write(({ run }) =>
    run(
      "MATCH (s:Source {key: 'source:test'}) SET s.holdsText = true CREATE (s)-[:HAS_TEXT]->(:SourceText {text: '试验'})",
    ),
  );
});
afterAll(() => graph.close());

const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const CLAIM = `
  id
  validity { from to fromPrecision toPrecision observedOn }
  provenance {
    status confidence recordedAt retractedAt inferred
    attributedTo { key }
    evidence(first: 2) { ${PAGE} edges { cursor node { id start end speaker { key } source { key evidenceCount contributor { key } } } } }
  }`;

/** Every list that the contract has, several levels of them, with counts, cursors and claims: in three parts. */
const PARTS: readonly (readonly [name: string, selection: string])[] = [
  [
    'claims',
    `key kind name aliases { name kind } identifiers { scheme value checkStatus } ${CLAIM}
    relations(first: 3) {
      ${PAGE}
      nodes { key predicate fourChains ${CLAIM} from { name ... on School { majors { nodes { code parent { name } } } } } to { name } ... on Link { at { key } } }
    }`,
  ],
  [
    'bodies',
    `... on Actor {
      region { name parent { name children { nodes { code } } } }
      memberships(first: 2) {
        ${PAGE}
        edges { cursor node { role body { name ... on Alliance { industries { name } members { nodes { member { memberships { totalCount } } } } } } } }
      }
    }
    ... on Organisation {
      parent { key }
      units { nodes { key } }
      appointments(first: 2) { nodes { title person { name } post { body { key } appointments { nodes { title } } } } }
    }
    ... on Alliance { composition { compliant missing filled { role member { key } } } members(first: 3) { ${PAGE} nodes { role } } }`,
  ],
  [
    'meetings',
    `... on Actor {
      offers(first: 2) { ${PAGE} nodes { side owner { key } region { key } topics { weight topic { key } } } }
      participations(first: 2) {
        ${PAGE}
        nodes {
          capacity
          onBehalfOf { key }
          event {
            name attendance { atLeast groups } partOf { name }
            parts { nodes { name } }
            participations { totalCount nodes { capacity participant { key } } }
            outcomes(first: 2) { nodes { from { key ... on Agreement { parties { nodes { key } } } } } }
          }
        }
      }
    }`,
  ],
];

const ROOTS: readonly (readonly [name: string, before: string, after: string])[] = [
  ['an entity', 'entity(by: { key: "school:s1" }) { ', ' }'],
  ['entities by a filter', 'entities(first: 2, filter: { kinds: [SCHOOL, ALLIANCE] }) { totalCount nodes { ', ' } }'],
  [
    'a search with facets',
    'search(query: "太行", facets: [KIND]) { facets { buckets { count } } totalCount nodes { ',
    ' } }',
  ],
];

describe('a root field', () => {
  it.each(
    ROOTS.flatMap(([root, before, after]) =>
      PARTS.map(([part, selection]) => [root, part, before + selection + after]),
    ),
  )('that gives %s with its %s, as deep as the contract goes, is one statement', async (_root, _part, question) => {
    await graph.ask(`{ ${question} }`);
    expect(graph.statements).toHaveLength(1);
  });

  it('grows with the levels of a document, not with the types that each level may be', async () => {
    const hops = (count: number): string =>
      count === 0
        ? 'key'
        : `key ... on School { educationLevel } relations(first: 1) { nodes { from { key } to { ${hops(count - 1)} } } }`;
    const lengths: number[] = [];
    for (const count of [1, 2, 3, 4]) {
      const [text = ''] = await statementsOf(`{ entity(by: { key: "school:s1" }) { ${hops(count)} } }`);
      lengths.push(text.length);
    }
    const growth = lengths.slice(1).map((length, index) => length - (lengths[index] ?? 0));
    expect(Math.max(...growth) - Math.min(...growth)).toBeLessThan(100);
  });

  it('quotes all evidence of an answer from texts fetched once', async () => {
    await graph.ingest(QUOTED);
    const evidence = 'provenance { evidence { nodes { quote } } }';
    const question = `{
      entity(by: { key: "alliance:a1" }) { ${evidence} ... on Alliance { members { nodes { ${evidence} member { ${evidence} } } } } }
    }`;
    await graph.ask(question);
    expect(graph.statements).toHaveLength(2);
    expect(graph.statements[1]).toContain(':SourceText');
    await graph.ask(question.replaceAll('quote', 'start'));
    expect(graph.statements).toHaveLength(1);
  });

  it('is one statement beside others: several send as many as there are', async () => {
    const data = await graph.ask(`{
      a: entity(by: { key: "school:s1" }) { name }
      b: entities(first: 1) { totalCount }
      c: counts(by: [KIND, STATUS]) { buckets { count } }
      d: search(query: "太行") { totalCount }
      e: sources { totalCount }
      f: node(id: "${entityId('school:s1')}") { id }
    }`);
    expect(data).toMatchObject({ a: { name: '太行职业学院' }, f: { id: entityId('school:s1') } });
    expect(graph.statements).toHaveLength(6);
  });

  it('is a second one only for an id that nothing has: it may be what a merger left', async () => {
    const nobody = 'node(id: "e-AAAAAAAAAAAAAAAAAAAAAA") { id }';
    expect(await graph.ask(`{ ${nobody} }`)).toEqual({ node: null });
    expect(graph.statements).toHaveLength(2);
  });
});

/** Words of the held text for the alliance, a member and a membership. */
const QUOTED = ['alliance:a1', 'school:s1'].map((key) => ({
  type: 'entity',
  kind: key.startsWith('school') ? 'SCHOOL' : 'ALLIANCE',
  key,
  name: key.startsWith('school') ? '太行职业学院' : '重工产教融合共同体',
  evidence: [{ source: 'source:test', paragraph: 1, start: 0, end: 2 }],
}));
