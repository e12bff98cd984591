import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());

describe('aliases', () => {
  it('reads one field twice with different arguments', async () => {
    const data = await graph.ask(`{
      entity(by: { key: "school:s1" }) {
        majors: relations(kinds: [OFFERS_MAJOR], direction: OUT) { nodes { to { key } } }
        skills: relations(kinds: [TRAINS_SKILL], direction: OUT) { nodes { to { key } } }
        first: relations(kinds: [OFFERS_MAJOR, TRAINS_SKILL], first: 1) { totalCount nodes { predicate } }
      }
    }`);
    expect(data).toEqual({
      entity: {
        majors: { nodes: [{ to: { key: 'major:2021:460103' } }] },
        skills: { nodes: [{ to: { key: 'skill:焊接' } }] },
        first: { totalCount: 2, nodes: [{ predicate: 'OFFERS_MAJOR' }] },
      },
    });
  });

  it('keeps root fields of one name apart', async () => {
    const data = await graph.ask(`{
      school: entity(by: { key: "school:s1" }) { name }
      alliance: entity(by: { key: "alliance:a1" }) { title: name }
      schools: entities(filter: { kinds: [SCHOOL] }) { totalCount }
      people: entities(filter: { kinds: [PERSON] }) { totalCount }
    }`);
    expect(data).toEqual({
      school: { name: '太行职业学院' },
      alliance: { title: '重工产教融合共同体' },
      schools: { totalCount: 2 },
      people: { totalCount: 3 },
    });
  });

  it('reads an aliased list with arguments inside fragments on interfaces, once for each place', async () => {
    const data = await graph.ask(`
      fragment Joined on Actor {
        one: memberships(first: 1) { nodes { body { key } } }
        all: memberships { nodes { body { key } } }
      }
      { a: entity(by: { key: "school:s1" }) { ...Joined } b: entity(by: { key: "school:s2" }) { ...Joined ... on Actor { more: memberships(first: 2) { totalCount } } } }
    `);
    expect(data).toEqual({
      a: {
        one: { nodes: [{ body: { key: 'alliance:a1' } }] },
        all: { nodes: [{ body: { key: 'alliance:a2' } }, { body: { key: 'alliance:a1' } }].reverse() },
      },
      b: {
        one: { nodes: [{ body: { key: 'alliance:a1' } }] },
        all: { nodes: [{ body: { key: 'alliance:a1' } }] },
        more: { totalCount: 1 },
      },
    });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'kind'])(
    'answers under the alias %s at every level',
    async (alias) => {
      const { data, errors } = await graph.execute(`{
        ${alias}: alliances(first: 1) {
          ${alias}: edges {
            ${alias}: node {
              ${alias}: name
              composition { ${alias}: rule }
              members(first: 1) { ${alias}: totalCount pageInfo { ${alias}: hasNextPage } nodes { ${alias}: role } }
            }
          }
        }
      }`);
      expect(errors).toBeUndefined();
      const under = (value: unknown): string => `{"${alias}":${value}`;
      expect(JSON.stringify(data)).toBe(
        `${under(
          under(
            `[${under(
              `${under('"重工产教融合共同体"')},"composition":${under(
                '"行业产教融合共同体由一家龙头企业、一所高水平高校、一所职业学校牵头。One leading enterprise, one high-level university and one vocational school lead."',
              )}},"members":${under('4')},"pageInfo":${under('true')}},"nodes":[${under('"LEAD_ENTERPRISE"')}}]}}`,
            )}}]`,
          ),
        )}}}`,
      );
    },
  );

  it('lets a client call another field __typename, and kind something else', async () => {
    const data = await graph.ask(
      '{ entity(by: { key: "school:s1" }) { __typename: key kind: name ... on School { name: kind } } }',
    );
    expect(data).toEqual({ entity: { __typename: 'school:s1', kind: '太行职业学院', name: 'SCHOOL' } });
  });
});

describe('fragments', () => {
  it('apply on the types and interfaces they name, nested in one another', async () => {
    const data = await graph.ask(`
      fragment Named on Entity { name ...Kinded }
      fragment Kinded on Node { ... on Entity { kind } ... on Organisation { parent { key } } }
      fragment Body on Actor { ...Named ... on Organisation { ... on Association { unit } units { nodes { ...Named } } } }
      {
        branch: entity(by: { key: "org:机械联合会分会" }) { ...Body }
        federation: entity(by: { key: "org:机械联合会" }) { ... { ...Body } }
        alliance: entity(by: { key: "alliance:a2" }) { ...Body ... on Alliance { category } }
        region: entity(by: { key: "region:140423" }) { ...Body ... on Region { parent { name } } }
      }
    `);
    expect(data).toEqual({
      branch: {
        name: '机械联合会分会',
        kind: 'ASSOCIATION',
        parent: { key: 'org:机械联合会' },
        unit: 'BRANCH',
        units: { nodes: [] },
      },
      federation: {
        name: '机械联合会',
        kind: 'ASSOCIATION',
        parent: null,
        unit: null,
        units: { nodes: [{ name: '机械联合会分会', kind: 'ASSOCIATION', parent: { key: 'org:机械联合会' } }] },
      },
      alliance: { name: '长治职教集团', kind: 'ALLIANCE', category: 'EDUCATION_GROUP' },
      region: { parent: { name: '长治市' } },
    });
  });

  it('may give one key different fields on different types', async () => {
    const data = await graph.ask(`{
      nodes: entities(filter: { kinds: [SCHOOL, STANDARD] }, orderBy: { field: KEY }) {
        nodes { key ... on School { said: educationLevel } ... on Standard { said: number } }
      }
    }`);
    expect(data).toEqual({
      nodes: {
        nodes: [
          { key: 'school:s1', said: '专科' },
          { key: 'school:s2', said: null },
          { key: 'standard:掘进机', said: null },
          { key: 'standard:旧', said: null },
        ],
      },
    });
  });

  it('merge what is selected twice, however deep', async () => {
    const data = await graph.ask(`
      fragment Leads on Alliance { members(role: LEAD_SCHOOL) { nodes { member { key } } totalCount } }
      {
        entity(by: { key: "alliance:a1" }) { ...Leads key }
        entity(by: { key: "alliance:a1" }) {
          key
          ... on Alliance { members(role: LEAD_SCHOOL) { nodes { role member { name } } edges { node { body { key } } } } }
        }
      }
    `);
    expect(data).toEqual({
      entity: {
        key: 'alliance:a1',
        members: {
          totalCount: 1,
          nodes: [{ role: 'LEAD_SCHOOL', member: { key: 'school:s1', name: '太行职业学院' } }],
          edges: [{ node: { body: { key: 'alliance:a1' } } }],
        },
      },
    });
  });

  it('say __typename wherever it is asked', async () => {
    const data = await graph.ask(`{
      __typename
      entity(by: { key: "alliance:a1" }) {
        __typename
        validity { __typename }
        provenance { __typename evidence { __typename nodes { __typename source { __typename } } } }
        ... on Alliance {
          composition { __typename filled { __typename } }
          members(first: 1) {
            type: __typename
            pageInfo { __typename }
            edges { __typename node { __typename member { __typename } } }
          }
        }
      }
      search(query: "太行") { __typename edges { __typename node { __typename } } facets { __typename } }
      counts(by: [KIND], filter: { kinds: [WORK] }) { __typename buckets { __typename } }
    }`);
    expect(data).toEqual({
      __typename: 'Query',
      entity: {
        __typename: 'Alliance',
        validity: { __typename: 'Validity' },
        provenance: {
          __typename: 'Provenance',
          evidence: {
            __typename: 'EvidenceConnection',
            nodes: [{ __typename: 'Evidence', source: { __typename: 'Source' } }],
          },
        },
        composition: {
          __typename: 'Composition',
          filled: [{ __typename: 'Membership' }, { __typename: 'Membership' }, { __typename: 'Membership' }],
        },
        members: {
          type: 'MembershipConnection',
          pageInfo: { __typename: 'PageInfo' },
          edges: [
            { __typename: 'MembershipEdge', node: { __typename: 'Membership', member: { __typename: 'Enterprise' } } },
          ],
        },
      },
      search: {
        __typename: 'SearchConnection',
        edges: [{ __typename: 'SearchEdge', node: { __typename: 'School' } }],
        facets: [],
      },
      counts: [{ __typename: 'Facet', buckets: [{ __typename: 'Bucket' }] }],
    });
  });
});
