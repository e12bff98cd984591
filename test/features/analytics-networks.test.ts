import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entityId } from '../../src/database/ids.ts';
import { lensOf } from '../../src/database/lens.ts';
import { project } from '../../src/features/analytics/projection.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

const school = (name: string, fields = {}): object => entity('SCHOOL', `school:${name}`, `学校${name}`, fields);
const works = (a: string, b: string, fields = {}): object =>
  relation('COOPERATES_WITH', `school:${a}`, `school:${b}`, {}, fields);

/** Two triangles joined by a path over d, and h alone. */
const BOW = [
  source(),
  ...[...'abcdefgh'].map((name) => school(name)),
  ...['ab', 'ac', 'bc', 'cd', 'de', 'ef', 'eg', 'fg'].map(([a = '', b = '']) => works(a, b)),
];

interface Ranking {
  ranking: {
    totalCount: number;
    edges: { rank: number; score: number; cursor: string; node: { key: string } }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  };
}

const RANKING = `query($metric: Metric!, $filter: EntityFilter, $first: Int, $after: String, $asOf: AsOf, $relations: [RelationKind!]) {
  ranking(metric: $metric, filter: $filter, first: $first, after: $after, asOf: $asOf, relations: $relations) {
    totalCount edges { rank score cursor node { key } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

const ranking = async (variables: Record<string, unknown>) => {
  const { ranking: found } = await graph.ask<Ranking>(RANKING, { metric: 'DEGREE', ...variables });
  return found;
};

/** Keys without their scheme, each with its score. */
const scores = async (variables: Record<string, unknown>): Promise<[string, number][]> =>
  (await ranking(variables)).edges.map(({ node, score }) => [node.key.replace('school:', ''), score]);

const NETWORK = `query($filter: EntityFilter, $asOf: AsOf, $relations: [RelationKind!]) {
  network(filter: $filter, asOf: $asOf, relations: $relations) {
    entities relations pairs density components largestComponent modularity
    communities { totalCount nodes { key size label members { totalCount nodes { key } } } }
  }
}`;
interface Summary {
  network: { entities: number; relations: number; pairs: number } & Record<string, unknown>;
}
const network = async (variables = {}) => (await graph.ask<Summary>(NETWORK, variables)).network;

/** The one error of a question. */
async function refusal(question: string, variables: Record<string, unknown> = {}) {
  const { errors } = await graph.execute(question, variables);
  expect(errors).toHaveLength(1);
  return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message ?? '' };
}

describe('a small network', () => {
  beforeAll(async () => {
    await graph.empty();
    await graph.ingest(BOW);
  });

  it('ranks by neighbours, equals by key, each rank once', async () => {
    expect((await ranking({})).edges.map(({ rank, score, node }) => [rank, score, node.key])).toEqual([
      [1, 3, 'school:c'],
      [2, 3, 'school:e'],
      [3, 2, 'school:a'],
      [4, 2, 'school:b'],
      [5, 2, 'school:d'],
      [6, 2, 'school:f'],
      [7, 2, 'school:g'],
      [8, 0, 'school:h'],
    ]);
  });

  it('ranks by what lies between: nine of twenty-one pairs pass d', async () => {
    const [first, ...rest] = await scores({ metric: 'BETWEENNESS' });
    // c and e: their two and d with the other three, so 8 of 21 pairs; normalised over 8 entities
    expect(first).toEqual(['d', expect.closeTo(9 / 21, 10)]);
    expect(rest.slice(0, 2)).toEqual([
      ['c', expect.closeTo(8 / 21, 10)],
      ['e', expect.closeTo(8 / 21, 10)],
    ]);
  });

  it('lists as bridges only what splits the network, by what is cut off', async () => {
    expect(await scores({ metric: 'BRIDGE' })).toEqual([
      ['d', 3],
      ['c', 2],
      ['e', 2],
    ]);
    expect((await ranking({ metric: 'BRIDGE', first: 1 })).totalCount).toBe(3);
  });

  it('shares out one by PageRank', async () => {
    const found = await scores({ metric: 'PAGERANK' });
    expect(found.reduce((sum, [, score]) => sum + score, 0)).toBeCloseTo(1, 9);
    expect(found.at(-1)?.[0]).toBe('h');
  });

  it('counts closeness over what can be reached', async () => {
    const found = new Map(await scores({ metric: 'CLOSENESS' }));
    // d reaches six of seven at distances 1, 1, 2, 2, 2, 2
    expect(found.get('d')).toBeCloseTo((6 / 10) * (6 / 7), 10);
    expect(found.get('h')).toBe(0);
  });

  it('goes through a ranking page by page, and says where a page stands', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (const expected of [true, true, false]) {
      const page = await ranking({ metric: 'CLOSENESS', first: 3, after });
      expect(page.pageInfo).toEqual({
        hasNextPage: expected,
        hasPreviousPage: after !== null,
        startCursor: page.edges[0]?.cursor,
        endCursor: page.edges.at(-1)?.cursor,
      });
      expect(page.edges[0]?.rank).toBe(seen.length + 1);
      seen.push(...page.edges.map(({ node }) => node.key));
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual((await ranking({ metric: 'CLOSENESS' })).edges.map(({ node }) => node.key));
    expect(await ranking({ metric: 'CLOSENESS', after })).toMatchObject({ edges: [], totalCount: 8 });
  });

  it('is told in figures, with its communities', async () => {
    expect(await network()).toEqual({
      entities: 8,
      relations: 8,
      pairs: 8,
      density: 8 / 28,
      components: 2,
      largestComponent: 7,
      // seven pairs inside; the two groups hold 9 and 7 of 16 ends, whichever d is in
      modularity: expect.closeTo(7 / 8 - (7 / 16) ** 2 - (9 / 16) ** 2, 10),
      communities: {
        totalCount: 3,
        nodes: [
          {
            key: 'community:school:c',
            size: 4,
            label: '学校c、学校a、学校b等 (4)',
            members: {
              totalCount: 4,
              nodes: [{ key: 'school:c' }, { key: 'school:a' }, { key: 'school:b' }, { key: 'school:d' }],
            },
          },
          {
            key: 'community:school:e',
            size: 3,
            label: '学校e、学校f、学校g (3)',
            members: { totalCount: 3, nodes: [{ key: 'school:e' }, { key: 'school:f' }, { key: 'school:g' }] },
          },
          {
            key: 'community:school:h',
            size: 1,
            label: '学校h (1)',
            members: { totalCount: 1, nodes: [{ key: 'school:h' }] },
          },
        ],
      },
    });
  });

  it('tells the community of an entity by id or key, its members page by page', async () => {
    const question = `query($entity: ID!, $after: String) { communityOf(entity: $entity) {
      key members(first: 2, after: $after) { edges { node { key } } pageInfo { hasNextPage endCursor } }
    } }`;
    const first = await graph.ask<{ communityOf: { members: { pageInfo: { endCursor: string } } } }>(question, {
      entity: 'school:d',
    });
    expect(first.communityOf).toMatchObject({
      key: 'community:school:c',
      members: { edges: [{ node: { key: 'school:c' } }, { node: { key: 'school:a' } }] },
    });
    const after = first.communityOf.members.pageInfo.endCursor;
    expect(await graph.ask(question, { entity: entityId('school:b'), after })).toMatchObject({
      communityOf: {
        members: {
          edges: [{ node: { key: 'school:b' } }, { node: { key: 'school:d' } }],
          pageInfo: { hasNextPage: false },
        },
      },
    });
  });

  it('pages communities, each labelled', async () => {
    const question = `query($after: String) { network { communities(first: 1, after: $after) {
      edges { cursor node { label } } pageInfo { hasNextPage hasPreviousPage }
    } } }`;
    type Communities = { network: { communities: { edges: { cursor: string; node: { label: string } }[] } } };
    const first = await graph.ask<Communities>(question);
    const second = await graph.ask<Communities>(question, { after: first.network.communities.edges[0]?.cursor });
    expect(second.network.communities).toMatchObject({
      edges: [{ node: { label: '学校e、学校f、学校g (3)' } }],
      pageInfo: { hasNextPage: true, hasPreviousPage: true },
    });
  });

  it('reads entities with whatever the client asks of them, under its names', async () => {
    expect(
      await graph.ask(`{ top: ranking(metric: DEGREE, first: 1) {
        nodes { called: name ... on School { relations { totalCount } } } edges { it: node { __typename } }
      } }`),
    ).toEqual({
      top: { nodes: [{ called: '学校c', relations: { totalCount: 3 } }], edges: [{ it: { __typename: 'School' } }] },
    });
  });

  it('gives an empty network where nothing passes', async () => {
    const filter = { kinds: ['POLICY'] };
    expect(await network({ filter })).toEqual({
      entities: 0,
      relations: 0,
      pairs: 0,
      density: null,
      components: 0,
      largestComponent: 0,
      modularity: null,
      communities: { totalCount: 0, nodes: [] },
    });
    expect(await ranking({ filter, metric: 'PAGERANK' })).toMatchObject({ totalCount: 0, edges: [] });
    expect(await graph.ask('{ communityOf(entity: "school:a", filter: { kinds: [POLICY] }) { key } }')).toEqual({
      communityOf: null,
    });
    expect(await network({ relations: [] })).toMatchObject({ entities: 8, relations: 0, components: 8 });
  });

  it.each([
    ['a first of 0', '{ ranking(metric: DEGREE, first: 0) { totalCount } }', 'ranking.first: 0'],
    ['a first of 101', '{ ranking(metric: DEGREE, first: 101) { totalCount } }', 'ranking.first: 101'],
    ['a page of communities', '{ network { communities(first: 101) { totalCount } } }', 'communities.first: 101'],
    ['an unknown entity', '{ communityOf(entity: "school:z") { key } }', 'no entity is school:z'],
    ['a confidence', '{ network(filter: { minConfidence: 2 }) { pairs } }', 'filter.minConfidence'],
  ])('refuses %s out of range', async (_what, question, message) => {
    const refused = await refusal(question);
    expect(refused.code).toBe('BAD_USER_INPUT');
    expect(refused.message).toContain(message);
  });

  it('refuses a cursor of another ranking, and an id that is none of an entity', async () => {
    const { edges } = await ranking({ first: 1 });
    const after = edges[0]?.cursor;
    expect((await refusal(RANKING, { metric: 'PAGERANK', after })).code).toBe('BAD_CURSOR');
    expect((await refusal('{ communityOf(entity: "nonsense") { key } }')).code).toBe('BAD_ID');
  });
});

describe('what makes a network', () => {
  beforeEach(() => graph.empty());

  it('counts facts between the same two once as a pair, whatever their direction, and itself never', async () => {
    await graph.ingest([
      source(),
      school('a'),
      school('b'),
      entity('ALLIANCE', 'alliance:x', '联盟'),
      relation('MEMBER_OF', 'school:a', 'alliance:x', { role: 'CHAIR' }),
      relation('MEMBER_OF', 'school:a', 'alliance:x', { role: 'MEMBER' }),
      works('a', 'b'),
      relation('SUCCEEDS', 'school:b', 'school:a', { qualifier: 'RENAME' }),
    ]);
    await graph.database.write(({ run }) =>
      run(`MATCH (a:Entity {key: 'school:a'})-[r:COOPERATES_WITH]->() CREATE (a)-[:COOPERATES_WITH {id: 'itself',
           holdsFrom: r.holdsFrom, holdsTo: r.holdsTo, knownFrom: r.knownFrom, knownTo: r.knownTo}]->(a)`),
    );
    expect(await network({})).toMatchObject({ entities: 3, relations: 4, pairs: 2, density: 2 / 3 });
    expect(await scores({})).toEqual([
      ['a', 2],
      ['alliance:x', 1],
      ['b', 1],
    ]);
  });

  it('leaves out the trees of code systems unless PART_OF is asked for', async () => {
    await graph.ingest([
      source(),
      entity('REGION', 'region:140000', '山西省'),
      entity('REGION', 'region:140400', '长治市'),
      relation('PART_OF', 'region:140400', 'region:140000'),
      entity('ASSOCIATION', 'org:联合会', '联合会'),
      entity('ASSOCIATION', 'org:分会', '分会'),
      relation('PART_OF', 'org:分会', 'org:联合会', { qualifier: 'BRANCH' }),
      relation('LOCATED_IN', 'org:联合会', 'region:140400', { qualifier: 'SEAT' }),
    ]);
    expect(await network({})).toMatchObject({ relations: 2, components: 2 });
    expect(await network({ relations: ['PART_OF'] })).toMatchObject({ relations: 2, components: 2 });
    expect(await network({ relations: ['PART_OF', 'LOCATED_IN'] })).toMatchObject({ relations: 3, components: 1 });
    expect(await network({ relations: ['LOCATED_IN', 'PART_OF', 'PART_OF'] })).toMatchObject({ relations: 3 });
  });

  it('has only what passes the filter, and nothing made up unless asked', async () => {
    await graph.ingest([
      ...BOW,
      entity('ENTERPRISE', 'enterprise:e', '企业'),
      relation('COOPERATES_WITH', 'enterprise:e', 'school:h'),
      entity('OFFER', 'offer:o', '演示', { attributes: { side: 'SUPPLY', synthetic: true } }),
      relation('OFFERS', 'school:h', 'offer:o'),
    ]);
    expect(await network({})).toMatchObject({ entities: 9, relations: 9 });
    expect(await network({ filter: { kinds: ['SCHOOL'] } })).toMatchObject({ entities: 8, relations: 8 });
    expect(await network({ filter: { includeSynthetic: true } })).toMatchObject({ entities: 10, relations: 10 });
    expect(await scores({ filter: { nameContains: '学校h' } })).toEqual([['h', 0]]);
  });

  it('has only what held on the day: the lens changes every figure', async () => {
    await graph.ingest([
      ...BOW.slice(0, 9),
      works('a', 'b', { validity: { from: '2020', to: '2022' } }),
      works('b', 'c', { validity: { from: '2023' } }),
      school('new', { validity: { from: '2025' } }),
    ]);
    const at = (validAt: string) => ({ asOf: { validAt } });
    expect(await scores({ ...at('2021-06-01'), first: 3 })).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 0],
    ]);
    expect(await scores({ ...at('2024-06-01'), first: 3 })).toEqual([
      ['b', 1],
      ['c', 1],
      ['a', 0],
    ]);
    expect(await network(at('2024-06-01'))).toMatchObject({ entities: 8, relations: 1 });
    expect(await network({ asOf: { anyTime: true } })).toMatchObject({ entities: 9, relations: 2, components: 7 });
  });

  it('reads its entities under the lens asked, or the one their ids carry', async () => {
    await graph.ingest([...BOW.slice(0, 9), works('a', 'b', { validity: { from: '2020', to: '2022' } })]);
    const question = 'query($entity: ID!) { communityOf(entity: $entity) { size members { nodes { id } } } }';
    const id = entityId('school:a');
    expect(await graph.ask(question, { entity: `${id}~20210601` })).toEqual({
      communityOf: {
        size: 2,
        members: { nodes: [{ id: `${id}~20210601` }, { id: `${entityId('school:b')}~20210601` }] },
      },
    });
    expect(await graph.ask(question, { entity: id })).toMatchObject({ communityOf: { size: 1 } });
  });

  it('answers the same whatever the order in which its rows were written', async () => {
    const random = (seed: number) => (seed * 48_271) % 2_147_483_647;
    const names = Array.from({ length: 40 }, (_, i) => `s${i}`);
    const pairs = new Set<string>();
    for (let seed = random(7); pairs.size < 70; seed = random(random(seed))) {
      const [a, b] = [names[seed % 40] ?? '', names[random(seed) % 40] ?? ''];
      if (a < b) pairs.add(`${a} ${b}`);
    }
    const records = [...names.map((name) => school(name)), ...[...pairs].map((pair) => pair.split(' '))].map((each) =>
      Array.isArray(each) ? works(each[0] ?? '', each[1] ?? '') : each,
    );
    const answers = [];
    for (const given of [records, records.toReversed()]) {
      await graph.empty();
      await graph.ingest([source(), ...given]);
      const metrics = ['DEGREE', 'BETWEENNESS', 'CLOSENESS', 'PAGERANK', 'BRIDGE'];
      const all = await Promise.all(metrics.map((metric) => ranking({ metric, first: 100 })));
      answers.push([all, await network({})]);
    }
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe('keeping results', () => {
  /** How many statements that read a network the last question sent. */
  const reads = () => graph.statements.filter((text) => text.includes('AS ends')).length;
  beforeAll(async () => {
    await graph.empty();
    await graph.ingest(BOW);
  });

  it('reads a network once for all measures of it, as long as nothing is written', async () => {
    const filter = { kinds: ['SCHOOL'] };
    await ranking({ filter });
    expect(reads()).toBe(1);
    await ranking({ filter, metric: 'PAGERANK' });
    await network({ filter });
    expect(reads()).toBe(0);
    await ranking({ filter, asOf: { validAt: '2020-01-01' } });
    expect(reads()).toBe(1);
    await ranking({ filter, relations: ['MEMBER_OF'] });
    expect(reads()).toBe(1);
  });

  it('reads it once for fields of one document', async () => {
    await graph.execute(`{
      a: ranking(metric: DEGREE, filter: { nameContains: "学校" }) { totalCount }
      b: ranking(metric: BRIDGE, filter: { nameContains: "学校" }) { totalCount }
      network(filter: { nameContains: "学校" }) { components modularity }
    }`);
    expect(reads()).toBe(1);
  });

  it('reads it again once something was written', async () => {
    expect((await scores({}))[0]).toEqual(['c', 3]);
    await graph.ingest([works('a', 'h'), works('a', 'd')]);
    expect((await scores({}))[0]).toEqual(['a', 4]);
  });
});

describe('too large a network', () => {
  beforeAll(async () => {
    await graph.empty();
    await graph.ingest(BOW);
  });

  const view = { filter: null, relations: undefined, lens: lensOf(null, NOW) };

  it('says how many entities or relations there are and how to narrow', async () => {
    const read = (limits: { entities: number; facts: number }) =>
      project(graph.database, view, 'network', { ...limits, page: 3 });
    expect(await read({ entities: 8, facts: 8 })).toMatchObject({ order: 8, facts: 8 });
    await expect(read({ entities: 7, facts: 8 })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message:
        'network.filter: 8 entities are too many for one network. Allowed: a filter (kinds, regions, industries, relatedTo) or relations that leave at most 7 entities and 8 relations.',
    });
    await expect(read({ entities: 8, facts: 7 })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('network.filter: 8 relations or more are too many'),
    });
  });

  it('does not count relations that lead out of it', async () => {
    const schools = { ...view, filter: { nameContains: '学校a' } };
    expect(await project(graph.database, schools, 'network', { entities: 1, facts: 0, page: 1 })).toMatchObject({
      order: 1,
      facts: 0,
    });
  });

  it('is refused for exact BETWEENNESS above 3,000 entities', async () => {
    const always = "holdsFrom: '0001-01-01', holdsTo: '9999-99-99', knownFrom: '2026', knownTo: '9999-99-99'";
    await graph.database.runAlone(`UNWIND range(1, 3001) AS i
      CREATE (:Entity {id: 'e-' + i, key: 'skill:' + i, kind: 'SKILL', name: '', ${always}})`);
    const filter = { kinds: ['SKILL'] };
    const { code, message } = await refusal(RANKING, { metric: 'BETWEENNESS', filter });
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toContain('ranking.filter: 3001 entities are too many for exact BETWEENNESS');
    expect(message).toContain('kinds, regions, industries, relatedTo');
    expect(message).toContain('at most 3000 entities');
    expect((await ranking({ metric: 'DEGREE', filter })).totalCount).toBe(3_001);
  });
});
