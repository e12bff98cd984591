import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

const [S1, S2, S3] = ['school:1', 'school:2', 'school:3'];
const [A1, A2] = ['alliance:a1', 'alliance:a2'];
const [E1, E2, E3] = ['enterprise:1', 'enterprise:2', 'enterprise:3'];
const industry = (code: string) => `industry:gbt4754-2017:${code}`;

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  const member = (from: string, to: string, role?: string, validity?: object) =>
    relation('MEMBER_OF', from, to, role === undefined ? {} : { role }, validity === undefined ? {} : { validity });
  await graph.ingest([
    source(),
    ...[S1, S2, S3].map((key) => entity('SCHOOL', key, `学院 ${key}`)),
    ...[A1, A2].map((key) => entity('ALLIANCE', key, `联盟 ${key}`)),
    ...[E1, E2, E3].map((key) => entity('ENTERPRISE', key, `企业 ${key}`)),
    entity('INDUSTRY', industry('372'), '航空、航天器及设备制造'),
    entity('INDUSTRY', industry('3721'), '飞机制造'),
    entity('INDUSTRY', industry('351'), '采矿、冶金、建筑专用设备制造'),
    relation('PART_OF', industry('3721'), industry('372')),
    relation('IN_INDUSTRY', E1, industry('3721')),
    relation('IN_INDUSTRY', E2, industry('372')),
    relation('IN_INDUSTRY', E3, industry('351')),
    member(S1, A1, 'LEAD_SCHOOL'),
    member(S3, A1, 'MEMBER'),
    member(E1, A1, 'MEMBER'),
    member(S2, A2, 'LEAD'),
    member(E2, A2, 'MEMBER', { to: '2024' }),
    member(E3, A2),
    entity('PERSON', 'person:p', '谢刚'),
    relation('HOLDS_ROLE', 'person:p', S1, { title: '院长' }),
    relation('HOLDS_ROLE', 'person:p', S1, { title: '教授', titleKind: 'RANK' }),
    relation('HOLDS_ROLE', 'person:p', S2, { title: '顾问' }),
    entity('EVENT', 'event:x', '工作会议'),
    entity('AGREEMENT', 'agreement:x', '合作协议'),
    entity('STANDARD', 'standard:x', '掘进机再制造要求'),
    relation('PARTICIPATES_IN', S1, 'event:x', { capacity: 'HOST' }),
    relation('PARTICIPATES_IN', S2, 'event:x', { capacity: 'UNDERTAKER' }),
    relation('PARTICIPATES_IN', S3, 'event:x', { capacity: 'ATTENDEE' }),
    relation('PRODUCED_AT', 'agreement:x', 'event:x', { qualifier: 'SIGNED' }),
    relation('PRODUCED_AT', 'standard:x', 'event:x', { qualifier: 'RELEASED' }),
    relation('COOPERATES_WITH', S1, E1),
    entity('OFFER', 'offer:made-up', '演示供给', { attributes: { side: 'SUPPLY', synthetic: true } }),
    relation('OFFERS', S1, 'offer:made-up'),
  ]);
});
afterAll(() => graph.close());

interface Connection {
  nodes: { entities: { key: string }[]; relations: { predicate: string }[] }[];
  edges: { cursor: string; node: Connection['nodes'][number] }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

/** Each match as the keys of its entities. */
async function matches(args: string): Promise<string[]> {
  const { pattern } = await graph.ask<{ pattern: Connection }>(`{ pattern(${args}) { nodes { entities { key } } } }`);
  return pattern.nodes.map(({ entities }) => entities.map(({ key }) => key).join(' '));
}

/** Schools that lead an alliance of which an enterprise in 372 is a member. */
const LEADS = `start: { kinds: [SCHOOL] }, steps: [
  { relation: MEMBER_OF, direction: OUT, roles: ["LEAD", "LEAD_SCHOOL"], to: { kinds: [ALLIANCE] } }
  { relation: MEMBER_OF, direction: IN, to: { kinds: [ENTERPRISE], industries: ["372"] } }
]`;
/** Who is in an alliance with whom: eight matches. */
const TOGETHER = `start: {}, steps: [{ relation: MEMBER_OF, direction: OUT }, { relation: MEMBER_OF, direction: IN }]`;
const PAIRS = [
  [E1, A1, S1],
  [E1, A1, S3],
  [E3, A2, S2],
  [S1, A1, E1],
  [S1, A1, S3],
  [S2, A2, E3],
  [S3, A1, E1],
  [S3, A1, S1],
].map((keys) => keys.join(' '));

describe('a pattern', () => {
  it('finds schools that lead an alliance of which an enterprise in 372 or below is a member', async () => {
    const answer = await graph.ask(`{ pattern(${LEADS}) {
      totalCount
      nodes {
        entities { kind key ... on School { name } }
        relations { predicate from { key } to { key } ... on Membership { role } provenance { evidence { totalCount } } }
      }
      pageInfo { hasNextPage hasPreviousPage }
    } }`);
    const provenance = { evidence: { totalCount: 1 } };
    expect(answer).toEqual({
      pattern: {
        totalCount: 1,
        nodes: [
          {
            entities: [
              { kind: 'SCHOOL', key: S1, name: `学院 ${S1}` },
              { kind: 'ALLIANCE', key: A1 },
              { kind: 'ENTERPRISE', key: E1 },
            ],
            relations: [
              { predicate: 'MEMBER_OF', from: { key: S1 }, to: { key: A1 }, role: 'LEAD_SCHOOL', provenance },
              { predicate: 'MEMBER_OF', from: { key: E1 }, to: { key: A1 }, role: 'MEMBER', provenance },
            ],
          },
        ],
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      },
    });
  });

  it('finds what held on the day asked for', async () => {
    expect(await matches(`${LEADS}, asOf: { validAt: "2024-12-31" }`)).toEqual([
      `${S1} ${A1} ${E1}`,
      `${S2} ${A2} ${E2}`,
    ]);
    expect(await matches(`${LEADS}, asOf: { validAt: "2025-01-01" }`)).toEqual([`${S1} ${A1} ${E1}`]);
    expect(await matches(`${LEADS}, asOf: { anyTime: true }`)).toEqual([`${S1} ${A1} ${E1}`, `${S2} ${A2} ${E2}`]);
    expect(await matches(`${LEADS}, asOf: { knownAt: "2020-01-01T00:00:00Z" }`)).toEqual([]);
  });

  const step = (fields: string, start = '{ kinds: [SCHOOL] }') => `start: ${start}, steps: [{ ${fields} }]`;
  it.each([
    [step('relation: MEMBER_OF, roles: ["LEAD"]'), [`${S2} ${A2}`]],
    [step('relation: MEMBER_OF, roles: ["LEAD", "MEMBER", "nothing"]'), [`${S2} ${A2}`, `${S3} ${A1}`]],
    // a role that is not known is none of those asked for
    [step('relation: MEMBER_OF, roles: ["MEMBER"]', '{ kinds: [ENTERPRISE] }'), [`${E1} ${A1}`]],
    [step('relation: MEMBER_OF, roles: []'), []],
    [
      step('relation: MEMBER_OF, roles: null, capacities: null, qualifiers: null, to: null, direction: null'),
      [`${S1} ${A1}`, `${S2} ${A2}`, `${S3} ${A1}`],
    ],
    [step('relation: PARTICIPATES_IN, capacities: [HOST, ATTENDEE]'), [`${S1} event:x`, `${S3} event:x`]],
    [step('relation: PARTICIPATES_IN, capacities: []'), []],
    [step('relation: PRODUCED_AT, qualifiers: ["SIGNED"]', '{}'), ['agreement:x event:x', 'event:x agreement:x']],
    [
      step('relation: PRODUCED_AT, direction: IN, qualifiers: ["SIGNED", "RELEASED"]', '{}'),
      ['event:x agreement:x', 'event:x standard:x'],
    ],
    [step('relation: PRODUCED_AT, direction: OUT, qualifiers: ["SIGNED"], roles: ["LEAD"]', '{}'), []],
    // cooperation has no direction: it is kept from the lesser key to the greater
    [step('relation: COOPERATES_WITH'), [`${S1} ${E1}`]],
    [step('relation: COOPERATES_WITH, direction: OUT'), []],
    [step('relation: COOPERATES_WITH, direction: IN'), [`${S1} ${E1}`]],
    [step('relation: MEMBER_OF, direction: IN'), []],
    [step('relation: MEMBER_OF, to: { kinds: [] }'), []],
    // what is made up is left out on either end
    [step('relation: OFFERS'), []],
    [step('relation: OFFERS, to: { includeSynthetic: true }'), [`${S1} offer:made-up`]],
    [step('relation: OFFERS', '{ kinds: [OFFER], includeSynthetic: true }'), [`offer:made-up ${S1}`]],
    [step('relation: MEMBER_OF, to: { nameContains: "a2" }'), [`${S2} ${A2}`]],
    [
      step('relation: MEMBER_OF, to: { relatedTo: [{ predicate: MEMBER_OF, direction: IN, atLeast: 3 }] }'),
      [`${S1} ${A1}`, `${S3} ${A1}`],
    ],
    [
      step('relation: IN_INDUSTRY, direction: OUT, to: { industries: ["372"] }', '{ industries: ["3721"] }'),
      [`${E1} ${industry('3721')}`],
    ],
  ])('takes %s', async (args, found) => {
    expect(await matches(args)).toEqual(found);
  });

  it('gives each of parallel facts, and no entity twice in a match', async () => {
    const posts = 'start: { kinds: [SCHOOL] }, steps: [{ relation: HOLDS_ROLE }, { relation: HOLDS_ROLE }]';
    const [one, two] = [`${S1} person:p ${S2}`, `${S2} person:p ${S1}`];
    expect(await matches(posts)).toEqual([one, one, two, two]);
    expect(await matches(TOGETHER)).toEqual(PAIRS);
  });

  it('goes four steps far', async () => {
    const steps = '{ relation: HOLDS_ROLE, direction: IN } { relation: HOLDS_ROLE, direction: OUT }';
    const further = '{ relation: MEMBER_OF, direction: OUT } { relation: MEMBER_OF, direction: IN }';
    expect(await matches(`start: { kinds: [SCHOOL] }, steps: [${steps} ${further}]`)).toEqual([
      ...Array(2).fill(`${S1} person:p ${S2} ${A2} ${E3}`),
      ...Array(2).fill(`${S2} person:p ${S1} ${A1} ${E1}`),
      ...Array(2).fill(`${S2} person:p ${S1} ${A1} ${S3}`),
    ]);
  });

  const page = async (first: number, after: string | null): Promise<Connection> => {
    const { pattern } = await graph.ask<{ pattern: Connection }>(
      `query ($first: Int, $after: String) {
        pattern(${TOGETHER}, first: $first, after: $after) {
          edges { cursor node { entities { key } } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          totalCount
        }
      }`,
      { first, after },
    );
    return pattern;
  };

  it.each([1, 2, 3, 7, 8, 9])('gives every match once, page after page of %i', async (first) => {
    const found: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { edges, pageInfo, totalCount }: Connection = await page(first, after);
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor]);
      expect(totalCount).toBe(8);
      found.push(...edges.map(({ node }) => node.entities.map(({ key }) => key).join(' ')));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(found).toEqual(PAIRS);
  });

  it('goes through parallel facts one by one as well', async () => {
    const posts = 'start: { kinds: [SCHOOL] }, steps: [{ relation: HOLDS_ROLE }]';
    interface Page {
      pattern: Connection & { nodes: { relations: { key: string }[] }[] };
    }
    const next = (after: string | null): Promise<Page> =>
      graph.ask<Page>(
        `query ($after: String) { pattern(${posts}, first: 1, after: $after) {
          nodes { relations { key } } pageInfo { hasNextPage endCursor }
        } }`,
        { after },
      );
    const found: (string | undefined)[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { pattern }: Page = await next(after);
      found.push(pattern.nodes[0]?.relations[0]?.key);
      after = pattern.pageInfo.endCursor;
      more = pattern.pageInfo.hasNextPage;
    }
    expect([found.length, new Set(found).size]).toEqual([3, 3]);
  });

  it('has an empty page where nothing matches', async () => {
    const answer = await graph.ask(`{ pattern(start: { kinds: [SKILL] }, steps: [{ relation: REQUIRES }]) {
      totalCount nodes { entities { key } } edges { cursor }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`);
    const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    expect(answer).toEqual({ pattern: { totalCount: 0, nodes: [], edges: [], pageInfo } });
  });

  it('is counted only when asked', async () => {
    const counting = () => graph.statements.filter((statement) => statement.includes('count(*)')).length;
    await graph.ask(`{ pattern(${TOGETHER}) { nodes { entities { key } } pageInfo { hasNextPage } } }`);
    expect(counting()).toBe(0);
    await graph.ask(`{ pattern(${TOGETHER}) { totalCount } }`);
    expect(counting()).toBe(1);
  });

  it('passes the lens on', async () => {
    const { pattern } = await graph.ask<{
      pattern: { nodes: { entities: { id: string }[]; relations: { id: string }[] }[] };
    }>(`{ pattern(${LEADS}, asOf: { validAt: "2024-12-31" }) { nodes { entities { id } relations { id } } } }`);
    const ids = pattern.nodes.flatMap(({ entities, relations }) => [...entities, ...relations].map(({ id }) => id));
    expect(ids).toHaveLength(10);
    for (const id of ids) expect(id).toMatch(/~20241231$/);
  });
});

describe('counts of a pattern', () => {
  const counts = async (args: string): Promise<string[]> => {
    const { patternCounts } = await graph.ask<{ patternCounts: { entity: { key: string }; count: number }[] }>(
      `{ patternCounts(${args}) { entity { key } count } }`,
    );
    return patternCounts.map(({ entity: { key }, count }) => `${key} ${count}`);
  };

  it.each([
    ['by: 0', [`${E1} 2`, `${S1} 2`, `${S3} 2`, `${E3} 1`, `${S2} 1`]],
    ['by: 1', [`${A1} 6`, `${A2} 2`]],
    ['by: 2', [`${E1} 2`, `${S1} 2`, `${S3} 2`, `${E3} 1`, `${S2} 1`]],
    ['first: 2', [`${E1} 2`, `${S1} 2`]],
    ['by: 1, asOf: { anyTime: true }', [`${A1} 6`, `${A2} 6`]],
  ])('are by the place asked for, the most frequent first, then by key: %s', async (args, found) => {
    expect(await counts(`${TOGETHER}, ${args}`)).toEqual(found);
  });

  it('add up to the matches at every place', async () => {
    for (const by of [0, 1, 2]) {
      const found = await counts(`${TOGETHER}, by: ${by}`);
      expect(found.reduce((sum, each) => sum + Number(each.split(' ')[1]), 0)).toBe(PAIRS.length);
    }
  });

  it('are none where nothing matches', async () => {
    expect(await counts('start: { kinds: [SKILL] }, steps: [{ relation: REQUIRES }]')).toEqual([]);
  });
});

describe('refuses', () => {
  const STEP = '{ relation: MEMBER_OF }';
  const steps = (count: number) => `start: {}, steps: [${STEP.repeat(count)}]`;
  const refused = async (text: string): Promise<unknown[]> => {
    const { data, errors = [] } = await graph.execute(`{ ${text} }`);
    expect(Object.values(data ?? {})).toEqual([null]);
    return errors.map(({ message, extensions: { code } }) => [code, message]);
  };
  const BAD = 'BAD_USER_INPUT';

  it.each([
    [`pattern(${steps(0)}) { totalCount }`, 'pattern.steps: 0 is out of range. Allowed: 1 to 4.'],
    [`pattern(${steps(5)}) { totalCount }`, 'pattern.steps: 5 is out of range. Allowed: 1 to 4.'],
    [`pattern(${steps(1)}, first: 0) { totalCount }`, 'pattern.first: 0 is out of range. Allowed: 1 to 100.'],
    [`pattern(${steps(1)}, first: 101) { totalCount }`, 'pattern.first: 101 is out of range. Allowed: 1 to 100.'],
    [`patternCounts(${steps(0)}) { count }`, 'patternCounts.steps: 0 is out of range. Allowed: 1 to 4.'],
    [`patternCounts(${steps(5)}) { count }`, 'patternCounts.steps: 5 is out of range. Allowed: 1 to 4.'],
    [`patternCounts(${steps(2)}, by: 3) { count }`, 'patternCounts.by: 3 is out of range. Allowed: 0 to 2.'],
    [`patternCounts(${steps(2)}, by: -1) { count }`, 'patternCounts.by: -1 is out of range. Allowed: 0 to 2.'],
    [
      `patternCounts(${steps(2)}, first: 101) { count }`,
      'patternCounts.first: 101 is out of range. Allowed: 1 to 100.',
    ],
    [
      'pattern(start: { minConfidence: 2 }, steps: [{ relation: MEMBER_OF }]) { totalCount }',
      'filter.minConfidence: 2 is out of range. Allowed: 0 to 1.',
    ],
  ])('%s', async (text, message) => {
    expect(await refused(text)).toEqual([[BAD, message]]);
  });

  it('a cursor that is none, of another list, or of a pattern of another length', async () => {
    const cursorOf = async (text: string): Promise<string> => {
      const answer = await graph.ask<Record<string, { pageInfo: { endCursor: string } }>>(
        `{ list: ${text} { pageInfo { endCursor } } }`,
      );
      return answer.list?.pageInfo.endCursor ?? '';
    };
    const foreign = [
      'nonsense',
      await cursorOf('entities(first: 1)'),
      await cursorOf(`pattern(${steps(1)}, first: 1)`),
      `${await cursorOf(`pattern(${steps(2)}, first: 1)`)}x`,
    ];
    for (const after of foreign) {
      const message = `pattern.after: '${after.slice(0, 60)}' is not a cursor of this list in this order. Pass a cursor from its pageInfo or edges.`;
      expect(await refused(`pattern(${steps(2)}, after: "${after}") { nodes { entities { key } } }`)).toEqual([
        ['BAD_CURSOR', message],
      ]);
    }
  });
});
