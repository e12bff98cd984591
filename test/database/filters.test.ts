import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());

const keysOf = async (filter: string, root = 'entities'): Promise<string[]> => {
  const data = await graph.ask<Record<string, { nodes: { key: string }[]; totalCount: number }>>(
    `{ ${root}(first: 100, filter: ${filter}) { totalCount nodes { key } } }`,
  );
  const keys = data[root]?.nodes.map(({ key }) => key) ?? [];
  expect(data[root]?.totalCount).toBe(keys.length);
  return keys;
};
const refusedBecause = async (filter: string): Promise<unknown> =>
  (await graph.execute(`{ entities(filter: ${filter}) { totalCount } }`)).errors?.[0]?.extensions;

describe('a filter', () => {
  it.each([
    ['of kinds', '{ kinds: [SCHOOL, ENTERPRISE] }', ['enterprise:e1', 'school:s1', 'school:s2']],
    ['of one kind', '{ kinds: [POLICY] }', ['policy:办法']],
    ['of no kind', '{ kinds: [] }', []],
    ['of kinds of alliance', '{ allianceKinds: [EDUCATION_GROUP, LEAGUE] }', ['alliance:a2']],
    ['by words of a name, however written', '{ nameContains: " 《职业》学" }', ['school:s1']],
    ['by a share of confidence', '{ kinds: [SCHOOL, POLICY], minConfidence: 0.55 }', ['policy:办法', 'school:s1']],
    [
      'by exactly the confidence it has',
      '{ kinds: [SCHOOL, POLICY], minConfidence: 0.6 }',
      ['policy:办法', 'school:s1'],
    ],
    ['on what is made up too', '{ kinds: [OFFER], includeSynthetic: true }', ['offer:demand', 'offer:made-up']],
    ['on what is not made up, unless asked', '{ kinds: [OFFER] }', ['offer:demand']],
    [
      'by everything at once',
      '{ kinds: [SCHOOL], regions: ["140400"], nameContains: "太行", minConfidence: 0.9, relatedTo: [{ predicate: MEMBER_OF, atLeast: 2 }] }',
      ['school:s1'],
    ],
    ['that contradicts itself', '{ kinds: [SCHOOL], allianceKinds: [COMMUNITY] }', []],
  ])('%s', async (_which, filter, keys) => {
    expect(await keysOf(filter)).toEqual(keys);
  });

  it('by regions includes what lies in those below, and the regions themselves', async () => {
    const bodies = async (region: string) => keysOf(`{ regions: ["${region}"] }`);
    expect(await bodies('140423')).toEqual(['event:conference', 'region:140423', 'school:s1']);
    expect(await bodies('region:140400')).toEqual([
      'event:conference',
      'org:长治市人民政府',
      'region:140400',
      'region:140423',
      'school:s1',
    ]);
    expect(await keysOf('{ regions: ["140000"], kinds: [SCHOOL] }')).toEqual(['school:s1', 'school:s2']);
    expect(await keysOf('{ regions: ["140423", "140000"], kinds: [SCHOOL] }')).toEqual(['school:s1', 'school:s2']);
    expect(await bodies('999999')).toEqual([]);
    expect(await bodies('industry:gbt4754-2017:C')).toEqual([]);
  });

  it('by industries includes what is in those below, and the industries themselves', async () => {
    expect(await keysOf('{ industries: ["C"] }')).toEqual([
      'enterprise:e1',
      'industry:gbt4754-2017:C',
      'industry:gbt4754-2017:C35',
    ]);
    expect(await keysOf('{ industries: ["industry:gbt4754-2017:C35"] }')).toEqual([
      'enterprise:e1',
      'industry:gbt4754-2017:C35',
    ]);
  });

  const WAYS = [
    'regions: ["140400"]',
    'regions: ["140423", "140000"]',
    'regions: ["999999"]',
    'industries: ["C"]',
    'relatedTo: [{ predicate: MEMBER_OF, direction: OUT, key: "alliance:a1" }]',
    'relatedTo: [{ predicate: MEMBER_OF, direction: IN, key: "school:s1" }]',
    'relatedTo: [{ predicate: MEMBER_OF, key: "alliance:a2" }]',
    'relatedTo: [{ predicate: PARTICIPATES_IN, direction: IN, key: "school:s1" }]',
    'relatedTo: [{ predicate: OFFERS_MAJOR, direction: OUT, key: "major:2021:460103" }]',
    'relatedTo: [{ predicate: MEMBER_OF, direction: OUT, key: "alliance:none" }]',
  ];
  /** Two filters in one: both are met. */
  const both = (one: string, other: string): string => {
    const [name, mine] = one.split(/: (.*)/);
    const [same, others] = other.split(/: (.*)/);
    return name === same ? `${name}: [${mine?.slice(1, -1)}, ${others?.slice(1, -1)}]` : `${one}, ${other}`;
  };
  const pairs = WAYS.flatMap((one, at) => WAYS.slice(at + 1).map((other) => [one, other] as const)).filter(
    ([one, other]) => !(one.startsWith('regions') && other.startsWith('regions')),
  );

  it.each(pairs)('on %s and %s lets through what each does, wherever it begins', async (one, other) => {
    const [mine, others] = [await keysOf(`{ ${one} }`), await keysOf(`{ ${other} }`)];
    const common = mine.filter((key) => others.includes(key));
    expect(await keysOf(`{ ${both(one, other)} }`)).toEqual(common);
    const paged = await graph.ask<{ entities: { nodes: { key: string }[] } }>(
      `{ entities(first: 100, filter: { ${both(one, other)} }) { nodes { key } } }`,
    );
    expect(paged.entities.nodes.map(({ key }) => key)).toEqual(common);
    const { counts } = await graph.ask<{ counts: { buckets: { count: number }[] }[] }>(
      `{ counts(by: [KIND, YEAR], filter: { ${both(one, other)} }) { buckets { count } } }`,
    );
    const total = ({ buckets }: { buckets: { count: number }[] }) => buckets.reduce((sum, { count }) => sum + count, 0);
    expect(counts.map(total)).toEqual([common.length, common.length]);
  });

  it('narrows the list of a kind', async () => {
    expect(await keysOf('{ nameContains: "大学" }', 'schools')).toEqual(['school:s2']);
    expect(await keysOf('{ kinds: [ENTERPRISE] }', 'schools')).toEqual([]);
    expect(await keysOf('{ allianceKinds: [COMMUNITY] }', 'alliances')).toEqual(['alliance:a1']);
  });

  it.each([
    ['{ minConfidence: 1.5 }', { argument: 'filter.minConfidence', allowed: '0 to 1' }],
    ['{ minConfidence: -0.1 }', { argument: 'filter.minConfidence', allowed: '0 to 1' }],
    ['{ nameContains: "《》 " }', { argument: 'filter.nameContains' }],
    ['{ relatedTo: [{ predicate: ABOUT, atLeast: -1 }] }', { argument: 'filter.relatedTo' }],
  ])('%s is refused', async (filter, expected) => {
    expect(await refusedBecause(filter)).toMatchObject({
      code: 'BAD_USER_INPUT',
      allowed: expect.any(String),
      ...expected,
    });
  });
});

describe('relatedTo', () => {
  const ALLIED = 'kinds: [SCHOOL, ENTERPRISE, ALLIANCE]';
  it.each([
    [
      'out of it, once unless said',
      'predicate: MEMBER_OF, direction: OUT',
      ['enterprise:e1', 'school:s1', 'school:s2'],
    ],
    ['out of it, at least twice', 'predicate: MEMBER_OF, direction: OUT, atLeast: 2', ['school:s1']],
    ['out of it, none', 'predicate: MEMBER_OF, direction: OUT, atMost: 0', ['alliance:a1', 'alliance:a2']],
    [
      'out of it, at most one',
      'predicate: MEMBER_OF, direction: OUT, atMost: 1',
      ['alliance:a1', 'alliance:a2', 'enterprise:e1', 'school:s2'],
    ],
    [
      'out of it, exactly one',
      'predicate: MEMBER_OF, direction: OUT, atLeast: 1, atMost: 1',
      ['enterprise:e1', 'school:s2'],
    ],
    ['into it', 'predicate: MEMBER_OF, direction: IN', ['alliance:a1', 'alliance:a2']],
    ['into it, at least four', 'predicate: MEMBER_OF, direction: IN, atLeast: 4', ['alliance:a1']],
    ['into it, none', 'predicate: MEMBER_OF, direction: IN, atMost: 0', ['enterprise:e1', 'school:s1', 'school:s2']],
    ['either way', 'predicate: MEMBER_OF', ['alliance:a1', 'alliance:a2', 'enterprise:e1', 'school:s1', 'school:s2']],
    ['to a named one', 'predicate: MEMBER_OF, key: "alliance:a2"', ['school:s1']],
    [
      'to a named one, not',
      'predicate: MEMBER_OF, key: "alliance:a2", atMost: 0',
      ['alliance:a1', 'alliance:a2', 'enterprise:e1', 'school:s2'],
    ],
    ['to a named one, more than once', 'predicate: MEMBER_OF, key: "alliance:a2", atLeast: 2', []],
    ['to a named one, at least once', 'predicate: MEMBER_OF, key: "alliance:a2", atLeast: 1, atMost: 3', ['school:s1']],
    ['the wrong way round', 'predicate: MEMBER_OF, key: "alliance:a2", direction: IN', []],
  ])('%s', async (_how, related, keys) => {
    expect(await keysOf(`{ ${ALLIED}, relatedTo: [{ ${related} }] }`)).toEqual(keys);
  });

  it('counts an end once, however often it is reached', async () => {
    const held = 'kinds: [EVENT], relatedTo: [{ predicate: PARTICIPATES_IN, direction: IN, atLeast: 1, atMost: 1 }]';
    expect(await keysOf(`{ ${held} }`)).toEqual(['event:conference', 'event:conference/signing']);
  });

  it('is met in all its parts', async () => {
    const both = '[{ predicate: MEMBER_OF }, { predicate: IN_INDUSTRY }]';
    expect(await keysOf(`{ relatedTo: ${both} }`)).toEqual(['enterprise:e1']);
  });

  it('goes by the day', async () => {
    const { entities } = await graph.ask<{ entities: { totalCount: number } }>(
      '{ entities(filter: { relatedTo: [{ predicate: HOLDS_ROLE, direction: IN, atLeast: 2 }] }, asOf: { validAt: "2020-02-29" }) { totalCount } }',
    );
    expect(entities.totalCount).toBe(0);
    expect(await keysOf('{ relatedTo: [{ predicate: HOLDS_ROLE, direction: IN, atLeast: 2 }] }')).toEqual([
      'school:s1',
    ]);
  });
});

describe('the order of a list', () => {
  const KINDS = 'filter: { kinds: [SCHOOL, ALLIANCE, EVENT] }';
  const ordered = async (field: string, direction: string, which = KINDS): Promise<string[]> => {
    const { entities } = await graph.ask<{ entities: { nodes: { key: string }[] } }>(
      `{ entities(${which}, orderBy: { field: ${field}, direction: ${direction} }) { nodes { key } } }`,
    );
    return entities.nodes.map(({ key }) => key);
  };
  const BY_KEY = [
    'alliance:a1',
    'alliance:a2',
    'event:conference',
    'event:conference/signing',
    'school:s1',
    'school:s2',
  ];

  it('is that of keys unless another is asked for', async () => {
    expect(await keysOf('{ kinds: [SCHOOL, ALLIANCE, EVENT] }')).toEqual(BY_KEY);
    expect(await ordered('KEY', 'ASC')).toEqual(BY_KEY);
    expect(await ordered('KEY', 'DESC')).toEqual([...BY_KEY].reverse());
  });

  it('of names is that of their pinyin', async () => {
    const byName = [
      'alliance:a2',
      'alliance:a1',
      'event:conference',
      'school:s2',
      'event:conference/signing',
      'school:s1',
    ];
    const names = await ordered('NAME', 'ASC');
    // 长治 (chang), 重工 (chong or zhong), 工作 (gong), 晋阳 (jin), 签约 (qian), 太行 (tai)
    expect(names.filter((key) => key !== 'alliance:a1')).toEqual(byName.filter((key) => key !== 'alliance:a1'));
    expect(await ordered('NAME', 'DESC')).toEqual([...names].reverse());
  });

  it('of beginnings has those not known last, both ways', async () => {
    const dated = ['school:s2', 'school:s1', 'event:conference', 'event:conference/signing'];
    expect(await ordered('VALID_FROM', 'ASC')).toEqual([...dated, 'alliance:a1', 'alliance:a2']);
    expect(await ordered('VALID_FROM', 'DESC')).toEqual([...[...dated].reverse(), 'alliance:a2', 'alliance:a1']);
  });

  it('of recording is by instant, then key', async () => {
    expect(await ordered('RECORDED_AT', 'ASC')).toEqual(BY_KEY);
    expect(await ordered('RECORDED_AT', 'DESC')).toEqual([...BY_KEY].reverse());
  });

  it('is the same within one kind', async () => {
    expect(await ordered('VALID_FROM', 'DESC', 'filter: { kinds: [SCHOOL] }')).toEqual(['school:s1', 'school:s2']);
    expect(await ordered('VALID_FROM', 'ASC', 'filter: { kinds: [SCHOOL] }')).toEqual(['school:s2', 'school:s1']);
  });
});
