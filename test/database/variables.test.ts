import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { prepared } from '../support/prepared.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());

const SCHOOL = 'by: { key: "school:s1" }';

describe('@include and @skip', () => {
  it('follow literals on fields, fragments and spreads', async () => {
    const data = await graph.ask(`
      fragment Kind on Entity { kind }
      {
        entity(${SCHOOL}) {
          key @include(if: true)
          name @skip(if: true)
          id @include(if: false)
          ...Kind @skip(if: false)
          ... on School @include(if: false) { educationLevel }
          ... @include(if: true) @skip(if: true) { name }
        }
        alliances @skip(if: true) { totalCount }
      }
    `);
    expect(data).toEqual({ entity: { key: 'school:s1', kind: 'SCHOOL' } });
  });

  it('follow the variables of each request to one document', async () => {
    const document = prepared(
      graph,
      `query ($level: Boolean!, $joined: Boolean = false) {
        entity(${SCHOOL}) {
          key
          ... on School { educationLevel @include(if: $level) memberships @skip(if: $joined) { totalCount nodes { role @include(if: $level) } } }
        }
      }`,
    );
    const seats = [{ role: 'LEAD_SCHOOL' }, { role: 'MEMBER' }];
    const answers = [];
    for (const variables of [
      { level: true },
      { level: false },
      { level: true, joined: true },
      { level: false, joined: true },
      { level: true, joined: false },
    ]) {
      answers.push((await document.run(variables)).data?.entity);
    }
    expect(answers).toEqual([
      { key: 'school:s1', educationLevel: '专科', memberships: { totalCount: 2, nodes: seats } },
      { key: 'school:s1', memberships: { totalCount: 2, nodes: [{}, {}] } },
      { key: 'school:s1', educationLevel: '专科' },
      { key: 'school:s1' },
      { key: 'school:s1', educationLevel: '专科', memberships: { totalCount: 2, nodes: seats } },
    ]);
  });
});

describe('variables', () => {
  it('reach arguments at every level, absent ones leave the default', async () => {
    const document = prepared(
      graph,
      `query ($key: String = "school:s1", $first: Int, $kinds: [RelationKind!], $direction: Direction = OUT) {
        entity(by: { key: $key }) {
          relations(first: $first, kinds: $kinds, direction: $direction) { nodes { predicate to { key } } }
        }
      }`,
    );
    const ends = async (variables: Record<string, unknown>): Promise<unknown> => {
      const { data, errors } = await document.run(variables);
      expect(errors).toBeUndefined();
      return JSON.parse(JSON.stringify(data)).entity.relations.nodes.map(
        ({ predicate, to }: Record<string, { key: string }>) => `${predicate} ${to?.key}`,
      );
    };
    expect(await ends({ kinds: ['OFFERS_MAJOR'] })).toEqual(['OFFERS_MAJOR major:2021:460103']);
    expect(await ends({ kinds: ['MEMBER_OF'], first: 1 })).toHaveLength(1);
    expect(await ends({ kinds: ['MEMBER_OF'] })).toHaveLength(2);
    expect(await ends({ kinds: ['MEMBER_OF'], key: 'alliance:a1' })).toEqual([]);
    expect(await ends({ kinds: ['MEMBER_OF'], key: 'alliance:a1', direction: 'IN' })).toHaveLength(4);
    expect(await ends({ kinds: [] })).toEqual([]);
    expect(await ends({ kinds: null, first: 100 })).toHaveLength(7);
  });

  it('may make up a filter and an order', async () => {
    const document = prepared(
      graph,
      `query ($filter: EntityFilter, $orderBy: EntityOrder, $first: Int, $last: Int) {
        entities(filter: $filter, orderBy: $orderBy, first: $first, last: $last) { nodes { key } }
      }`,
    );
    const keys = async (variables: Record<string, unknown>): Promise<string[]> => {
      const { data } = await document.run(variables);
      return JSON.parse(JSON.stringify(data)).entities.nodes.map(({ key }: { key: string }) => key);
    };
    const filter = { kinds: ['SCHOOL', 'ENTERPRISE'] };
    expect(await keys({ filter })).toEqual(['enterprise:e1', 'school:s1', 'school:s2']);
    expect(await keys({ filter, orderBy: { field: 'KEY', direction: 'DESC' } })).toEqual([
      'school:s2',
      'school:s1',
      'enterprise:e1',
    ]);
    expect(await keys({ filter, last: 1 })).toEqual(['school:s2']);
    expect(await keys({ filter: { ...filter, nameContains: '大学' } })).toEqual(['school:s2']);
    expect(await keys({ filter: { kinds: ['SCHOOL'] }, first: 1 })).toEqual(['school:s1']);
    expect(await keys({ filter, first: 1 })).toEqual(['enterprise:e1']);
  });
});

describe('the plan of a document', () => {
  it('is made once for each shape, whatever the values', async () => {
    const document = prepared(
      graph,
      `query ($key: String!, $first: Int, $after: String, $kinds: [RelationKind!], $named: Boolean!) {
        entity(by: { key: $key }) { name @include(if: $named) relations(first: $first, after: $after, kinds: $kinds) { totalCount } }
      }`,
    );
    const compiles = async (variables: Record<string, unknown>): Promise<boolean> => {
      await document.run({ named: true, ...variables });
      return document.compiled() > 0;
    };
    expect(await compiles({ key: 'school:s1' })).toBe(true);
    expect(await compiles({ key: 'school:s2', first: 3 })).toBe(false);
    expect(await compiles({ key: 'school:s1', kinds: ['MEMBER_OF'] })).toBe(true);
    expect(await compiles({ key: 'school:s1', kinds: ['MEMBER_OF', 'MEMBER_OF'] })).toBe(false);
    expect(await compiles({ key: 'school:s1', named: false })).toBe(true);
    expect(await compiles({ key: 'school:s2' })).toBe(false);
  });

  it.each([
    ['a root list', 'entities(filter: $filter) { totalCount }'],
    ['a search', 'search(query: "太行", filter: $filter) { nodes { key } }'],
  ])('of %s is forgotten when a document takes more shapes than anyone needs', async (_name, field) => {
    const unasked = { ...graph, database: { ...graph.database, read: async () => [] } };
    const document = prepared(unasked, `query ($filter: EntityFilter) { ${field} }`);
    const shaped = async (number: number): Promise<boolean> => {
      const related = [...number.toString(2)].map((bit) => ({ predicate: bit === '1' ? 'ABOUT' : 'OFFERS' }));
      await document.run({ filter: { relatedTo: related } });
      return document.compiled() > 0;
    };
    for (let number = 1; number <= 90; number++) expect(await shaped(number)).toBe(true);
    expect(await shaped(1)).toBe(false);
    for (let number = 91; number <= 200; number++) expect(await shaped(number)).toBe(true);
    expect(await shaped(1)).toBe(true);
  });
});
