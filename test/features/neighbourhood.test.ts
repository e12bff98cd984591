import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** Random graphs are in chains-and-neighbourhood.test.ts; here what a caller sees of small ones, and of a hub. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

interface Subgraph {
  nodes: { key: string }[];
  edges: { key: string; predicate: string; from: { key: string }; to: { key: string } }[];
  omitted: { node: { key: string }; predicate: string; direction: string; count: number }[];
}
const FIELDS = `nodes { key } edges { key predicate from { key } to { key } }
  omitted { node { key } predicate direction count }`;

async function around(args: string): Promise<Subgraph> {
  const { neighbourhood } = await graph.ask<{ neighbourhood: Subgraph }>(`{ neighbourhood(${args}) { ${FIELDS} } }`);
  return neighbourhood;
}

/** The same in few words: edges as `from KIND to`, cuts as `node KIND DIRECTION count`. */
async function drawn(args: string) {
  const { nodes, edges, omitted } = await around(args);
  return {
    nodes: nodes.map(({ key }) => key),
    edges: edges.map(({ from, predicate, to }) => `${from.key} ${predicate} ${to.key}`).sort(),
    omitted: omitted.map(({ node, predicate, direction, count }) => `${node.key} ${predicate} ${direction} ${count}`),
  };
}

describe('a small graph', () => {
  const SCHOOL = 'school:s';
  const ALLIANCE = 'alliance:a';

  /** school – alliance – enterprise – industry – wider industry; two more enterprises do two things with the school. */
  beforeAll(async () => {
    await graph.empty();
    await graph.ingest([
      source(),
      entity('SCHOOL', SCHOOL, '太行学院'),
      entity('ALLIANCE', ALLIANCE, '重工共同体'),
      entity('ENTERPRISE', 'enterprise:e', '上党重工'),
      entity('ENTERPRISE', 'enterprise:f', '潞安铸造'),
      entity('ENTERPRISE', 'enterprise:g', '屯留机械'),
      entity('INDUSTRY', 'industry:gbt4754-2017:C35', '专用设备制造业'),
      entity('INDUSTRY', 'industry:gbt4754-2017:C', '制造业'),
      entity('INSTITUTION', 'org:lonely', '独立研究院'),
      relation('MEMBER_OF', SCHOOL, ALLIANCE, { role: 'LEAD_SCHOOL' }, { validity: { from: '2020' } }),
      relation('MEMBER_OF', 'enterprise:e', ALLIANCE),
      relation('IN_INDUSTRY', 'enterprise:e', 'industry:gbt4754-2017:C35'),
      relation('PART_OF', 'industry:gbt4754-2017:C35', 'industry:gbt4754-2017:C'),
      ...['f', 'g'].flatMap((name) => [
        relation('COOPERATES_WITH', SCHOOL, `enterprise:${name}`),
        relation('SUCCEEDS', SCHOOL, `enterprise:${name}`),
      ]),
    ]);
  });

  const S_A = `${SCHOOL} MEMBER_OF ${ALLIANCE}`;
  const E_A = `enterprise:e MEMBER_OF ${ALLIANCE}`;
  const E_I = 'enterprise:e IN_INDUSTRY industry:gbt4754-2017:C35';
  const F = [`enterprise:f COOPERATES_WITH ${SCHOOL}`, `${SCHOOL} SUCCEEDS enterprise:f`];
  const G = [`enterprise:g COOPERATES_WITH ${SCHOOL}`, `${SCHOOL} SUCCEEDS enterprise:g`];

  it('is drawn one relation far, with every relation between what is drawn', async () => {
    expect(await drawn(`of: "${ALLIANCE}"`)).toEqual({
      nodes: [ALLIANCE, 'enterprise:e', SCHOOL],
      edges: [E_A, S_A].sort(),
      omitted: [],
    });
    const { nodes, ...rest } = await drawn(`of: ["${SCHOOL}"]`);
    expect({ nodes: nodes.sort(), ...rest }).toEqual({
      nodes: [ALLIANCE, 'enterprise:f', 'enterprise:g', SCHOOL],
      edges: [S_A, ...F, ...G].sort(),
      omitted: [],
    });
  });

  it.each([
    [1, ['enterprise:e', 'industry:gbt4754-2017:C']],
    [2, ['enterprise:e', 'industry:gbt4754-2017:C', ALLIANCE]],
    [3, ['enterprise:e', 'industry:gbt4754-2017:C', ALLIANCE, SCHOOL]],
  ])('is drawn %i relations far', async (hops, beyond) => {
    const { nodes, omitted } = await drawn(`of: ["industry:gbt4754-2017:C35"], hops: ${hops}`);
    expect({ nodes: nodes.sort(), omitted }).toEqual({
      nodes: ['industry:gbt4754-2017:C35', ...beyond].sort(),
      omitted: [],
    });
  });

  it('of what has no relations is that alone', async () => {
    expect(await drawn('of: "org:lonely", hops: 3')).toEqual({ nodes: ['org:lonely'], edges: [], omitted: [] });
  });

  it('tells of the ends of its relations whatever is asked of them, by any name', async () => {
    const fragments = `fragment End on Entity { __typename key called: name
        ... on Alliance { members(first: 2) { totalCount nodes { role member: from { key } } } }
        ... on School { memberships(first: 1) { nodes { to { key name } } } } }
      fragment Other on Entity { other: key ... on Enterprise { identifiers { value } } }`;
    type End = { key: string };
    type Answer = { neighbourhood: { edges: { a: End; b: End; c: { other: string } }[] } };
    const { neighbourhood } = await graph.ask<Answer>(
      `{ neighbourhood(of: ["${SCHOOL}", "${ALLIANCE}"]) { edges { a: from { ...End } b: to { ...End } c: to { ...Other } } } } ${fragments}`,
    );
    expect(neighbourhood.edges).toHaveLength([S_A, E_A, ...F, ...G].length);
    for (const { a, b, c } of neighbourhood.edges) {
      const alone = (key: string, name: string) => `entity(by: { key: "${key}" }) { ...${name} }`;
      expect({ a, b, c }).toEqual(
        await graph.ask(
          `{ a: ${alone(a.key, 'End')} b: ${alone(b.key, 'End')} c: ${alone(c.other, 'Other')} } ${fragments}`,
        ),
      );
    }
  });

  it('begins with those asked for, each once, in the order asked', async () => {
    const { nodes } = await drawn(`of: ["${SCHOOL}", "${ALLIANCE}", "${SCHOOL}"], limit: 2`);
    expect(nodes).toEqual([SCHOOL, ALLIANCE]);
  });

  it('says what was cut, by entity, kind and direction', async () => {
    const { omitted, ...rest } = await drawn(`of: ["${SCHOOL}", "${ALLIANCE}"], limit: 2`);
    expect(rest).toEqual({ nodes: [SCHOOL, ALLIANCE], edges: [S_A] });
    // cooperation has no direction: it is kept from the lesser key to the greater
    expect(omitted.sort()).toEqual([
      `${ALLIANCE} MEMBER_OF IN 1`,
      `${SCHOOL} COOPERATES_WITH IN 2`,
      `${SCHOOL} SUCCEEDS OUT 2`,
    ]);
  });

  it('uses the limit up although two kinds of relations lead to the same entities', async () => {
    const filter = 'relations: [COOPERATES_WITH, SUCCEEDS]';
    expect(await drawn(`of: ["${SCHOOL}"], ${filter}, limit: 3`)).toEqual({
      nodes: [SCHOOL, 'enterprise:f', 'enterprise:g'],
      edges: [...F, ...G].sort(),
      omitted: [],
    });
  });

  it.each([
    [`of: "${SCHOOL}", relations: [MEMBER_OF]`, [SCHOOL, ALLIANCE], [S_A]],
    [`of: "${SCHOOL}", relations: [MEMBER_OF], hops: 2`, [SCHOOL, ALLIANCE, 'enterprise:e'], [E_A, S_A]],
    [`of: "${SCHOOL}", relations: [DRAFTS]`, [SCHOOL], []],
    [`of: "${SCHOOL}", relations: []`, [SCHOOL], []],
    [`of: "${ALLIANCE}", kinds: [ENTERPRISE]`, [ALLIANCE, 'enterprise:e'], [E_A]],
    [
      `of: "${ALLIANCE}", kinds: [ENTERPRISE, INDUSTRY], hops: 2`,
      [ALLIANCE, 'enterprise:e', 'industry:gbt4754-2017:C35'],
      [E_A, E_I],
    ],
    [`of: "${ALLIANCE}", kinds: []`, [ALLIANCE], []],
    // those asked for are drawn whatever their kind, and what joins them
    [`of: ["${ALLIANCE}", "${SCHOOL}"], kinds: [INDUSTRY]`, [ALLIANCE, SCHOOL], [S_A]],
    [
      `of: "${ALLIANCE}", relations: null, kinds: null, hops: null, limit: null`,
      [ALLIANCE, 'enterprise:e', SCHOOL],
      [E_A, S_A],
    ],
    [`of: "${ALLIANCE}", asOf: { validAt: "2019-12-31" }`, [ALLIANCE, 'enterprise:e'], [E_A]],
    [`of: "${ALLIANCE}", asOf: { validAt: "2020-01-01" }`, [ALLIANCE, 'enterprise:e', SCHOOL], [E_A, S_A]],
    [`of: "${ALLIANCE}", asOf: { anyTime: true }`, [ALLIANCE, 'enterprise:e', SCHOOL], [E_A, S_A]],
    [`of: "${ALLIANCE}", asOf: { knownAt: "2020-01-01T00:00:00Z" }`, [ALLIANCE], []],
  ])('takes %s; what does not pass a filter is not omitted', async (args, nodes, edges) => {
    expect(await drawn(args)).toEqual({ nodes, edges: [...edges].sort(), omitted: [] });
  });

  it('counts what is omitted besides relations between those asked for, whatever their kinds', async () => {
    const args = `of: ["${ALLIANCE}", "${SCHOOL}"], kinds: [ENTERPRISE], relations: [MEMBER_OF], limit: 2`;
    expect(await drawn(args)).toEqual({
      nodes: [ALLIANCE, SCHOOL],
      edges: [S_A],
      omitted: [`${ALLIANCE} MEMBER_OF IN 1`],
    });
  });

  it('is joined to what was drawn before, which is not drawn again', async () => {
    const { nodes, edges, omitted } = await drawn(
      `of: "${ALLIANCE}", kinds: [ENTERPRISE], beside: ["${SCHOOL}", "industry:gbt4754-2017:C35", "enterprise:f"]`,
    );
    expect(nodes).toEqual([ALLIANCE, 'enterprise:e']);
    expect(edges).toEqual([E_A, E_I, S_A].sort());
    expect(omitted).toEqual([]);
  });

  it('takes no notice of what was drawn before and is gone, or is drawn now', async () => {
    expect(await drawn(`of: "${ALLIANCE}", kinds: [], beside: ["org:gone", "${ALLIANCE}", "enterprise:e"]`)).toEqual({
      nodes: [ALLIANCE],
      edges: [E_A],
      omitted: [],
    });
  });

  describe('its neighbours', () => {
    const counts = async (args: string) => {
      const answer = await graph.ask<{ neighbourCounts: unknown }>(
        `{ neighbourCounts(${args}) { kind entities relations } }`,
      );
      return answer.neighbourCounts;
    };

    it('are counted by kind, each once however many relations lead to it', async () => {
      expect(await counts(`of: "${SCHOOL}"`)).toEqual([
        { kind: 'ENTERPRISE', entities: 2, relations: 4 },
        { kind: 'ALLIANCE', entities: 1, relations: 1 },
      ]);
    });

    it('are counted over some relations, on a day', async () => {
      expect(await counts(`of: "${SCHOOL}", relations: [MEMBER_OF]`)).toEqual([
        { kind: 'ALLIANCE', entities: 1, relations: 1 },
      ]);
      expect(await counts(`of: "${SCHOOL}", relations: [MEMBER_OF], asOf: { validAt: "2019-12-31" }`)).toEqual([]);
      expect(await counts('of: "org:lonely"')).toEqual([]);
    });

    it('of nobody are refused', async () => {
      const { errors = [] } = await graph.execute('{ neighbourCounts(of: "org:nobody") { kind } }');
      expect(errors.map(({ message }) => message)).toEqual([
        'neighbourCounts.of: no entity is org:nobody. Allowed: ids or keys of entities; search finds them by name.',
      ]);
    });
  });

  it('takes the lens of the ids it is given, and passes it on', async () => {
    const lens = 'asOf: { validAt: "2019-12-31" }';
    const { entity: found } = await graph.ask<{ entity: { id: string } }>(
      `{ entity(by: { key: "${ALLIANCE}" }, ${lens}) { id } }`,
    );
    const answer = await graph.ask(
      `query ($of: [ID!]!) { neighbourhood(of: $of) { nodes { id key } edges { id } omitted { count } } }`,
      { of: [found.id] },
    );
    const id = expect.stringMatching(/~20191231$/);
    expect(answer).toEqual({
      neighbourhood: {
        nodes: [
          { id: found.id, key: ALLIANCE },
          { id, key: 'enterprise:e' },
        ],
        edges: [{ id }],
        omitted: [],
      },
    });
  });

  it('draws a fact that leads from an entity to itself once', async () => {
    await graph.database.write(({ run }) =>
      run(`MATCH (e:Entity {key: 'enterprise:e'})-[r:MEMBER_OF]->()
        CREATE (e)-[loop:SUPPLIES]->(e) SET loop = properties(r), loop.id = 'SUPPLIES-AAAAAAAAAAAAAAAAAAAAAA'`),
    );
    expect(await drawn('of: "enterprise:e", relations: [SUPPLIES]')).toEqual({
      nodes: ['enterprise:e'],
      edges: ['enterprise:e SUPPLIES enterprise:e'],
      omitted: [],
    });
    await graph.database.write(({ run }) => run('MATCH (e)-[loop:SUPPLIES]->(e) DELETE loop'));
  });

  describe('refuses', () => {
    const many = Array.from({ length: 51 }, (_, index) => `"org:${index}"`);
    it.each([
      ['of: []', 'neighbourhood.of: 0 is out of range. Allowed: 1 to 50.'],
      [`of: [${many}]`, 'neighbourhood.of: 51 is out of range. Allowed: 1 to 50.'],
      [
        `of: "${SCHOOL}", beside: [${Array.from({ length: 2_001 }, (_, index) => `"org:${index}"`)}]`,
        'neighbourhood.beside: 2001 is out of range. Allowed: 0 to 2000.',
      ],
      [`of: "${SCHOOL}", hops: 0`, 'neighbourhood.hops: 0 is out of range. Allowed: 1 to 3.'],
      [`of: "${SCHOOL}", hops: 4`, 'neighbourhood.hops: 4 is out of range. Allowed: 1 to 3.'],
      [`of: "${SCHOOL}", limit: 0`, 'neighbourhood.limit: 0 is out of range. Allowed: 1 to 1000.'],
      [`of: ["${SCHOOL}", "${ALLIANCE}"], limit: 1`, 'neighbourhood.limit: 1 is out of range. Allowed: 2 to 1000.'],
      [`of: "${SCHOOL}", limit: 1001`, 'neighbourhood.limit: 1001 is out of range. Allowed: 1 to 1000.'],
      [
        `of: ["${SCHOOL}", "org:nobody"]`,
        'neighbourhood.of: no entity is org:nobody. Allowed: ids or keys of entities; search finds them by name.',
      ],
      ['of: "nobody"', "neighbourhood.of: 'nobody' is no id of this service. Pass an id as an answer gave it."],
      [
        'of: ["e-AAAAAAAAAAAAAAAAAAAAAA~20200101", "e-BBBBBBBBBBBBBBBBBBBBBB~20210101"]',
        'neighbourhood.of: the ids were read under different lenses. Allowed: ids of one lens, or asOf.',
      ],
    ])('%s', async (args, message) => {
      const { data, errors = [] } = await graph.execute(`{ neighbourhood(${args}) { nodes { key } } }`);
      expect(data).toEqual({ neighbourhood: null });
      expect(errors.map((error) => error.message)).toEqual([message]);
    });
  });
});

describe('a hub', () => {
  const HUB = 'alliance:hub';

  /** 500 schools, three parts, and a region; each of the parts has two persons. */
  beforeAll(async () => {
    await graph.empty();
    const schools = Array.from({ length: 500 }, (_, index) => `school:${String(index).padStart(3, '0')}`);
    const parts = ['p', 'q', 'r'].map((name) => `alliance:${name}`);
    await graph.ingest([
      source(),
      entity('ALLIANCE', HUB, '大联盟'),
      entity('REGION', 'region:140400', '长治市'),
      relation('LOCATED_IN', HUB, 'region:140400', { qualifier: 'SEAT' }),
      ...schools.flatMap((key) => [entity('SCHOOL', key, key), relation('MEMBER_OF', key, HUB)]),
      ...parts.flatMap((key) => [
        entity('ALLIANCE', key, key),
        relation('PART_OF', key, HUB),
        ...['a', 'b'].flatMap((name) => [
          entity('PERSON', `person:${name}@${key}`, `${name} ${key}`),
          relation('MEMBER_OF', `person:${name}@${key}`, key),
        ]),
      ]),
    ]);
  });

  it('does not crowd out its few neighbours of another kind', async () => {
    const { nodes, edges, omitted } = await around(`of: "${HUB}", limit: 20`);
    const kinds = (predicate: string) => edges.filter((edge) => edge.predicate === predicate).length;
    expect(nodes).toHaveLength(20);
    expect([kinds('MEMBER_OF'), kinds('PART_OF'), kinds('LOCATED_IN')]).toEqual([15, 3, 1]);
    expect(omitted).toEqual([{ node: { key: HUB }, predicate: 'MEMBER_OF', direction: 'IN', count: 485 }]);
    // the first ones by name
    const schools = nodes.map(({ key }) => key).filter((key) => key.startsWith('school:'));
    expect(schools).toEqual(Array.from({ length: 15 }, (_, index) => `school:${String(index).padStart(3, '0')}`));
  });

  it('shares the limit evenly where there is too little for all', async () => {
    const { edges, omitted } = await around(`of: "${HUB}", limit: 5`);
    const kinds = edges.map(({ predicate }) => predicate).sort();
    expect(kinds.filter((kind) => kind === 'LOCATED_IN')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'PART_OF').length).toBeGreaterThan(0);
    expect(kinds.filter((kind) => kind === 'MEMBER_OF').length).toBeGreaterThan(0);
    expect(omitted.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  });

  it('has the same relations to what is drawn with it, however many others lead to it', async () => {
    const given = [HUB, 'school:000', 'alliance:p', 'region:140400'];
    const own = ['school:000 MEMBER_OF alliance:hub', 'alliance:p PART_OF alliance:hub'];
    const seat = `${HUB} LOCATED_IN region:140400`;
    // 503 lead to the hub, 3 to the part, 1 to the region: with room for 127 entities they are few, for 126 they are not
    for (const limit of [4, 125, 126, 127, 1000]) {
      const { edges } = await drawn(`of: ${JSON.stringify(given)}, kinds: [], limit: ${limit}`);
      expect(edges).toEqual([...own, seat].sort());
    }
  });

  it('is drawn as far as asked where the limit allows it', async () => {
    const far = async (hops: number) => (await around(`of: "region:140400", hops: ${hops}, limit: 520`)).nodes.length;
    expect([await far(1), await far(2), await far(3)]).toEqual([2, 505, 511]);
    const { omitted } = await around('of: "region:140400", hops: 3, limit: 520');
    expect(omitted).toEqual([]);
    const all = await around('of: "alliance:p", hops: 3, limit: 1000');
    expect(all.nodes).toHaveLength(511);
    expect(all.omitted).toEqual([]);
  });

  it('is paged on through its relations from where the drawing stops', async () => {
    const { edges, omitted } = await around(`of: "${HUB}", limit: 300`);
    expect(omitted).toEqual([{ node: { key: HUB }, predicate: 'MEMBER_OF', direction: 'IN', count: 500 - 295 }]);
    type Page = { nodes: { key: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const found: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { entity: hub }: { entity: { relations: Page } } = await graph.ask(
        `query ($after: String) { entity(by: { key: "${HUB}" }) {
          relations(kinds: [MEMBER_OF], direction: IN, first: 100, after: $after) {
            nodes { key } pageInfo { hasNextPage endCursor }
          }
        } }`,
        { after },
      );
      found.push(...hub.relations.nodes.map(({ key }) => key));
      after = hub.relations.pageInfo.endCursor;
      more = hub.relations.pageInfo.hasNextPage;
    }
    expect(new Set(found).size).toBe(500);
    const members = edges.filter(({ predicate }) => predicate === 'MEMBER_OF').map(({ key }) => key);
    expect(found).toEqual(expect.arrayContaining(members));
    expect(found.filter((key) => !members.includes(key))).toHaveLength(500 - 295);
    // the same order: what is drawn is where the list begins
    expect([...members].sort()).toEqual(found.slice(0, 295).sort());
  });
});

describe('more relations than are drawn', () => {
  /** 104 schools that all cooperate with each other: 5,356 relations. */
  beforeAll(async () => {
    await graph.empty();
    const schools = Array.from({ length: 104 }, (_, index) => entity('SCHOOL', `school:${index}`, `学院${index}`));
    await graph.ingest([source(), ...schools]);
    await graph.database.write(({ run }) =>
      run(`MATCH (f:School), (t:School) WHERE f.key < t.key
        CREATE (f)-[r:COOPERATES_WITH]->(t) SET r = {
          id: 'COOPERATES_WITH-' + right('AAAAAAAAAAAAAAAAAAAAAA' + f.key + '_' + t.key, 22),
          confidence: 1.0, claimStatus: 'ASSERTED', observedOn: [], holdsFrom: '0001-01-01', holdsTo: '9999-99-99',
          knownFrom: '2025-01-01T00:00:00.000Z', knownTo: '9999-99-99'
        }`),
    );
  });

  it.each([1, 2])('are counted at both of their ends, whether these were expanded or not (%i hops)', async (hops) => {
    const { nodes, edges, omitted } = await around(`of: "school:0", hops: ${hops}`);
    expect([nodes.length, edges.length]).toEqual([104, 5_000]);
    const degree = new Map(nodes.map(({ key }) => [key, 0]));
    const count = (key: string, more: number) => degree.set(key, (degree.get(key) ?? 0) + more);
    for (const { from, to } of edges) {
      count(from.key, 1);
      count(to.key, 1);
    }
    for (const { node, count: more } of omitted) count(node.key, more);
    expect(new Set(degree.values())).toEqual(new Set([103]));
    expect(omitted.reduce((sum, each) => sum + each.count, 0)).toBe(2 * (5_356 - 5_000));
  });
});

describe('as many entities as are drawn, close together', () => {
  const COUNT = 999;
  const WIDTH = 4;
  const keyOf = (index: number): string => `school:${index}`;
  /** A hub that all schools cooperate with, each also with the next four: nearly as many relations as are drawn. */
  beforeAll(async () => {
    await graph.empty();
    const schools = Array.from({ length: COUNT }, (_, index) => entity('SCHOOL', keyOf(index), `学院${index}`));
    const facts = schools.flatMap((_, at) => {
      const others = Array.from({ length: WIDTH }, (_each, step) => at + step + 1).filter((other) => other < COUNT);
      return ['school:hub', ...others.map(keyOf)].map((other) =>
        relation('COOPERATES_WITH', ...([keyOf(at), other].sort() as [string, string])),
      );
    });
    await graph.ingest([source(), entity('SCHOOL', 'school:hub', '中心学院'), ...schools]);
    // a transaction has not the room for all of them
    for (let at = 0; at < facts.length; at += 1_000) await graph.ingest([source(), ...facts.slice(at, at + 1_000)]);
  });

  it.each([
    ['by one statement', 'of: "school:hub", limit: 1000'],
    ['hop by hop', 'of: "school:hub", hops: 2, limit: 1000'],
    [
      'where they are given',
      `of: ${JSON.stringify(['school:hub', ...Array.from({ length: COUNT }, (_, at) => keyOf(at))])}, kinds: [], limit: 1000`,
    ],
  ])('are drawn with all that is between them, in the order of their ids: %s', async (_way, args) => {
    type Drawn = { neighbourhood: { nodes: object[]; edges: { id: string; provenance: object }[]; omitted: object[] } };
    const query = `{ neighbourhood(${args}) { nodes { key } edges { id provenance { evidence { totalCount } } } omitted { count } } }`;
    const { neighbourhood } = await graph.ask<Drawn>(query);
    const ids = neighbourhood.edges.map(({ id }) => id);
    expect(neighbourhood.nodes).toHaveLength(COUNT + 1);
    // the hub's, and each with the next four but for the last ones
    expect(ids).toHaveLength(COUNT + COUNT * WIDTH - (WIDTH * (WIDTH + 1)) / 2);
    expect(ids).toEqual([...ids].sort());
    expect(neighbourhood.omitted).toEqual([]);
  });
});
