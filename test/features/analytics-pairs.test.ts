import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

interface Interlocks {
  interlocks: {
    totalCount: number;
    nodes: { a: { name: string }; b: { name: string }; people: { name: string }[] }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

describe('interlocks of the seed', () => {
  beforeAll(async () => {
    await graph.empty();
    await graph.loadSeed();
  });

  it('are exactly six, with the people who make them', async () => {
    const { interlocks } = await graph.ask<Interlocks>(
      '{ interlocks { totalCount nodes { a { name } b { name } people { name } } } }',
    );
    const pairs = interlocks.nodes.map(({ a, b, people }) => ({
      bodies: [a.name, b.name].sort(),
      people: people.map(({ name }) => name),
    }));
    const expected = [
      [['山西机电职业技术学院', '山西省装备制造职业教育集团'], ['闫波']],
      [['山西机电职业技术学院', '山西省机械电子工业联合会职业教育分会'], ['张广红']],
      [['中国机械工业联合会教育培训部', '全国机械职业教育教学指导委员会'], ['郑丽梅']],
      [['中国机械工业联合会教育培训部', '机械工业教育发展中心'], ['郑丽梅']],
      [['全国机械职业教育教学指导委员会', '机械工业教育发展中心'], ['郑丽梅']],
      [['长治市高新区党工委', '长治市高新区管委会'], ['卫玉玺']],
    ] as const;
    const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect(pairs.sort(byText)).toEqual(
      expected.map(([bodies, people]) => ({ bodies: [...bodies].sort(), people: [...people] })).sort(byText),
    );
    expect(interlocks.totalCount).toBe(6);
  });

  it('can be followed to the appointments and their evidence', async () => {
    const { interlocks } = await graph.ask<{ interlocks: { nodes: object[] } }>(
      `{ interlocks(filter: { kinds: [GOVERNMENT_BODY] }) { nodes {
        appointments { title person { name } body { name } provenance { evidence { totalCount } } } } } }`,
    );
    expect(interlocks.nodes).toEqual([
      {
        appointments: [
          {
            title: expect.any(String),
            person: { name: '卫玉玺' },
            body: { name: '长治市高新区党工委' },
            provenance: { evidence: { totalCount: expect.any(Number) } },
          },
          {
            title: expect.any(String),
            person: { name: '卫玉玺' },
            body: { name: '长治市高新区管委会' },
            provenance: { evidence: { totalCount: expect.any(Number) } },
          },
        ],
      },
    ]);
  });
});

const person = (name: string): object => entity('PERSON', `person:${name}`, name);
const holds = (who: string, at: string, title = '委员', fields = {}): object =>
  relation('HOLDS_ROLE', `person:${who}`, at, { title, titleKind: title === '教授' ? 'RANK' : 'POST' }, fields);
const joins = (who: string, alliance: string, role = 'MEMBER', fields = {}): object =>
  relation('MEMBER_OF', who, `alliance:${alliance}`, { role }, fields);

describe('interlocks of a small graph', () => {
  const ask = (variables = {}) =>
    graph.ask<Interlocks>(
      `query($filter: EntityFilter, $first: Int, $after: String, $asOf: AsOf) {
        interlocks(filter: $filter, first: $first, after: $after, asOf: $asOf) {
          totalCount nodes { a { name: key } b { name: key } people { name } } pageInfo { hasNextPage endCursor } } }`,
      variables,
    );
  const pairs = async (variables = {}) =>
    (await ask(variables)).interlocks.nodes.map(({ a, b, people }) =>
      [a.name, b.name, ...people.map(({ name }) => name)].join(' '),
    );

  beforeAll(async () => {
    await graph.empty();
    await graph.ingest([
      source(),
      ...['a', 'b', 'c'].map((name) => entity('SCHOOL', `school:${name}`, name)),
      entity('ENTERPRISE', 'enterprise:e', '企业'),
      ...['甲', '乙', '丙', '丁'].map(person),
      ...[holds('甲', 'school:a'), holds('甲', 'school:a', '教授'), holds('甲', 'school:b', '教授')],
      ...[holds('乙', 'school:a'), holds('乙', 'school:b')],
      ...[holds('丙', 'school:b'), holds('丙', 'enterprise:e', '董事', { validity: { from: '2020', to: '2022' } })],
      holds('丁', 'school:c'),
    ]);
  });

  it('put those with more people first, and count a person once', async () => {
    expect(await pairs({ asOf: { validAt: '2021-01-01' } })).toEqual([
      'school:a school:b 乙 甲',
      'enterprise:e school:b 丙',
    ]);
  });

  it('have only what held on the day, and bodies that pass', async () => {
    expect(await pairs()).toEqual(['school:a school:b 乙 甲']);
    expect(await pairs({ filter: { kinds: ['ENTERPRISE'] }, asOf: { validAt: '2021-01-01' } })).toEqual([]);
    expect(await pairs({ filter: { kinds: ['POLICY'] } })).toEqual([]);
  });

  it('come page by page', async () => {
    const asOf = { anyTime: true };
    const first = await ask({ asOf, first: 1 });
    expect(first.interlocks).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const rest = await ask({ asOf, first: 1, after: first.interlocks.pageInfo.endCursor });
    expect(rest.interlocks).toMatchObject({
      nodes: [{ a: { name: 'enterprise:e' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  it.each([
    ['first: 0', 'BAD_USER_INPUT'],
    ['first: 101', 'BAD_USER_INPUT'],
    ['after: "nonsense"', 'BAD_CURSOR'],
  ])('refuse %s', async (argument, code) => {
    const { errors } = await graph.execute(`{ interlocks(${argument}) { totalCount } }`);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

describe('overlaps', () => {
  const QUESTION = `query($of: ID, $filter: EntityFilter, $first: Int, $after: String, $asOf: AsOf) {
    overlaps(of: $of, filter: $filter, first: $first, after: $after, asOf: $asOf) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes { a { key } b { key } shared either jaccard members { totalCount nodes { key } } } } }`;
  interface Overlaps {
    overlaps: { totalCount: number; nodes: object[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  }
  const ask = async (variables = {}) => (await graph.ask<Overlaps>(QUESTION, variables)).overlaps;
  const overlap = (a: string, b: string, either: number, keys: readonly string[]) => ({
    a: { key: `alliance:${a}` },
    b: { key: `alliance:${b}` },
    shared: keys.length,
    either,
    jaccard: keys.length / either,
    members: { totalCount: keys.length, nodes: keys.map((key) => ({ key })) },
  });

  beforeAll(async () => {
    await graph.empty();
    await graph.ingest([
      source(),
      ...['x', 'y', 'z'].map((name) =>
        entity('ALLIANCE', `alliance:${name}`, name, {
          attributes: { category: name === 'z' ? 'LEAGUE' : 'COMMUNITY' },
        }),
      ),
      ...['a', 'b', 'c', 'd'].map((name) => entity('SCHOOL', `school:${name}`, name)),
      ...['a', 'b', 'c'].map((name) => joins(`school:${name}`, 'x')),
      joins('school:a', 'x', 'LEAD_SCHOOL'),
      ...['b', 'c', 'd'].map((name) => joins(`school:${name}`, 'y')),
      joins('school:a', 'z'),
      joins('school:d', 'z', 'MEMBER', { validity: { from: '2020', to: '2022' } }),
    ]);
  });

  it('put the closest first; a member with two seats counts once', async () => {
    expect((await ask()).nodes).toEqual([
      overlap('x', 'y', 4, ['school:b', 'school:c']),
      overlap('x', 'z', 3, ['school:a']),
    ]);
  });

  it('of one alliance have it first', async () => {
    expect(await ask({ of: 'alliance:z' })).toMatchObject({
      totalCount: 1,
      nodes: [overlap('z', 'x', 3, ['school:a'])],
    });
    const then = await ask({ of: 'alliance:z', asOf: { validAt: '2021-01-01' } });
    expect(then.nodes).toEqual([overlap('z', 'x', 4, ['school:a']), overlap('z', 'y', 4, ['school:d'])]);
  });

  it('come page by page, of alliances that pass', async () => {
    const first = await ask({ first: 1 });
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect((await ask({ first: 1, after: first.pageInfo.endCursor })).nodes).toEqual([
      overlap('x', 'z', 3, ['school:a']),
    ]);
    expect(await ask({ filter: { allianceKinds: ['COMMUNITY'] } })).toMatchObject({ totalCount: 1 });
  });

  it('of nobody known are refused', async () => {
    const { errors } = await graph.execute(QUESTION, { of: 'alliance:nobody' });
    expect(errors?.[0]?.message).toContain('overlaps.of: no entity is alliance:nobody');
  });
});

describe('the two-mode network of people and bodies', () => {
  it('is the network of these kinds over HOLDS_ROLE', async () => {
    await graph.empty();
    await graph.ingest([
      source(),
      ...['a', 'b'].map((name) => entity('SCHOOL', `school:${name}`, name)),
      entity('ALLIANCE', 'alliance:x', 'x'),
      ...['甲', '乙'].map(person),
      ...[holds('甲', 'school:a'), holds('甲', 'school:b'), holds('乙', 'school:b')],
      joins('school:a', 'x'),
    ]);
    const question = `{ network(filter: { kinds: [PERSON, SCHOOL, ALLIANCE] }, relations: [HOLDS_ROLE]) { entities pairs } }`;
    expect(await graph.ask(question)).toEqual({ network: { entities: 5, pairs: 3 } });
  });
});
