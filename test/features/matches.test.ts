import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { lensOf } from '../../src/database/lens.ts';
import { statementText } from '../../src/database/statement.ts';
import { marketOf } from '../../src/features/matching/market/market.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** Two owners who cooperate, three supplies and one demand; majors in a tree, one of which trains a skill. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    source(),
    entity('REGION', 'region:140000', '山西省'),
    entity('REGION', 'region:140400', '长治市'),
    relation('PART_OF', 'region:140400', 'region:140000'),
    entity('SCHOOL', 'school:s', '太行职业学院'),
    entity('SCHOOL', 'school:t', '汾河职业学院'),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    relation('COOPERATES_WITH', 'enterprise:e', 'school:s'),
    entity('MAJOR', 'major:2021:46', '装备制造大类'),
    entity('MAJOR', 'major:2021:4601', '机械设计制造类'),
    entity('MAJOR', 'major:2021:460103', '数控技术'),
    entity('MAJOR', 'major:2021:460104', '机械制造及自动化'),
    entity('MAJOR', 'major:2021:51', '电子与信息大类'),
    relation('PART_OF', 'major:2021:4601', 'major:2021:46'),
    relation('PART_OF', 'major:2021:460103', 'major:2021:4601'),
    relation('PART_OF', 'major:2021:460104', 'major:2021:4601'),
    entity('SKILL', 'skill:铣削', '铣削'),
    entity('SKILL', 'skill:焊接', '焊接'),
    relation('TRAINS_SKILL', 'major:2021:460103', 'skill:铣削', { weight: 0.9 }),
    offer('demand', '招工', 'enterprise:e', {
      topics: [{ key: 'major:2021:460103' }, { key: 'skill:焊接', weight: 0.5 }],
      ...{ quantity: 30, unit: '人', level: 'DIPLOMA' },
    }),
    offer('supply', '数控班', 'school:s', {
      topics: [{ key: 'major:2021:460103' }, { key: 'major:2021:51' }],
      ...{ quantity: 20, unit: '人', level: 'DIPLOMA' },
    }),
    offer('supply', '机制班', 'school:t', { topics: [{ key: 'major:2021:460104' }], unit: '人' }),
    offer('supply', '铣工班', 'school:t', { topics: [{ key: 'skill:铣削' }] }),
    offer('supply', '中职班', 'school:t', { topics: [{ key: 'major:2021:460103' }], level: 'SECONDARY' }),
    offer('supply', '信息班', 'school:t', { topics: [{ key: 'major:2021:51' }] }),
    offer('supply', '演示班', 'school:t', { topics: [{ key: 'major:2021:460103' }], synthetic: true }),
    ...['demand/2026/招工@enterprise:e', 'supply/2026/数控班@school:s'].flatMap((key) => [
      relation('OFFERS', key.split('@')[1] ?? '', `offer:${key}`),
      relation('LOCATED_IN', `offer:${key}`, 'region:140400'),
    ]),
    relation('OFFERS', 'school:t', 'offer:supply/2026/机制班@school:t'),
  ]);
});
afterAll(() => graph.close());

const offer = (side: string, name: string, owner: string, attributes: object) =>
  entity('OFFER', `offer:${side}/2026/${name}@${owner}`, name, {
    attributes: { side: side.toUpperCase(), category: 'PEOPLE', ...attributes },
  });

const DEMAND = 'offer:demand/2026/招工@enterprise:e';
const PARTS = `totalCount excluded { reason count offers { name } } method { version weights { factor weight } }
  nodes { score offer { name } explanation { summary unknown factors { name weight value contribution known }
    matched { wanted { name } offered { name } similarity via { name } contribution alignments { predicate } }
    missing { name } surplus { name } ties { predicate } claims { predicate } } }`;

interface Asked {
  matches: {
    totalCount: number;
    excluded: { reason: string; count: number; offers: { name: string }[] }[];
    method: { version: string; weights: { factor: string; weight: number }[] };
    nodes: {
      score: number;
      offer: { name: string };
      explanation: {
        summary: string;
        unknown: string[];
        factors: { name: string; weight: number; value: number; contribution: number; known: boolean }[];
        matched: {
          wanted: { name: string };
          offered: { name: string };
          similarity: number;
          via: { name: string } | null;
          contribution: number;
          alignments: { predicate: string }[];
        }[];
        missing: { name: string }[];
        surplus: { name: string }[];
        ties: { predicate: string }[];
        claims: { predicate: string }[];
      };
    }[];
  } | null;
}

const ask = async (args: string) => {
  const { matches } = await graph.ask<Asked>(`{ matches(${args}) { ${PARTS} } }`);
  if (!matches) throw new Error('no such offer');
  return matches;
};

describe('matches of a demand', () => {
  it('are the supplies with its topics or near ones, the best first, with every part of the score', async () => {
    const { nodes, totalCount, excluded } = await ask(`offer: "${DEMAND}"`);
    expect(nodes.map((node) => node.offer.name)).toEqual(['数控班', '铣工班', '机制班']);
    expect(totalCount).toBe(3);
    expect(excluded).toEqual([{ reason: 'LEVEL', count: 1, offers: [{ name: '中职班' }] }]);
    for (const { score, explanation } of nodes) {
      const sum = explanation.factors.reduce((total, { contribution }) => total + contribution, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
      const coverage = explanation.factors.find(({ name }) => name === 'COVERAGE')?.contribution ?? 0;
      const terms = explanation.matched.reduce((total, { contribution }) => total + contribution, 0);
      expect(Math.abs(terms - coverage)).toBeLessThan(1e-9);
    }
  });

  it('say what is the same, missing, over, known of each other, and not known', async () => {
    const { nodes } = await ask(`offer: "${DEMAND}"`);
    const best = nodes[0]?.explanation;
    expect(best?.matched).toMatchObject([
      { wanted: { name: '数控技术' }, offered: { name: '数控技术' }, similarity: 1, via: null, alignments: [] },
    ]);
    expect([best?.missing, best?.surplus]).toEqual([[{ name: '焊接' }], [{ name: '电子与信息大类' }]]);
    expect(best?.ties).toEqual([{ predicate: 'COOPERATES_WITH' }]);
    expect(best?.unknown).toEqual(['PERIOD']);
    expect(best?.claims.map(({ predicate }) => predicate).sort()).toEqual(
      ['ABOUT', 'ABOUT', 'LOCATED_IN', 'LOCATED_IN', 'OFFERS', 'OFFERS'].sort(),
    );
    expect(best?.summary).toContain('太行职业学院的“数控班”可满足上党重工的“招工”所求的');
    expect(best?.summary).toContain('未见：焊接。');
  });

  it('tell through which ancestor a topic is near, or which fact joins the two', async () => {
    const { nodes } = await ask(`offer: "${DEMAND}"`);
    const [skill, sibling] = [nodes[1]?.explanation.matched[0], nodes[2]?.explanation.matched[0]];
    expect(skill).toMatchObject({
      offered: { name: '铣削' },
      similarity: 0.9,
      alignments: [{ predicate: 'TRAINS_SKILL' }],
    });
    expect(sibling).toMatchObject({ offered: { name: '机械制造及自动化' }, via: { name: '机械设计制造类' } });
    expect(sibling?.similarity).toBeLessThan(1);
  });

  it('leave out what is made up unless asked for', async () => {
    const { nodes } = await ask(`offer: "${DEMAND}", filter: { includeSynthetic: true }`);
    expect(nodes.map((node) => node.offer.name)).toContain('演示班');
  });

  it('are paged without gap or repetition', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const {
        matches,
      }: { matches: { nodes: { offer: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await graph.ask(
          'query ($after: String) { matches(offer: "offer:demand/2026/招工@enterprise:e", first: 1, after: $after) { nodes { offer { name } } pageInfo { hasNextPage endCursor } } }',
          { after },
        );
      seen.push(...matches.nodes.map((node) => node.offer.name));
      [more, after] = [matches.pageInfo.hasNextPage, matches.pageInfo.endCursor];
    }
    expect(seen).toEqual(['数控班', '铣工班', '机制班']);
  });

  it('can be kept to a region, and to supplies that have all of it', async () => {
    const near = await ask(`offer: "${DEMAND}", filter: { regions: ["140400"] }`);
    expect(near.nodes.map((node) => node.offer.name)).toEqual(['数控班']);
    const whole = await ask(`offer: "${DEMAND}", whole: true`);
    expect(whole.nodes).toEqual([]);
    expect(whole.excluded.map(({ reason, count }) => [reason, count])).toEqual([
      ['LEVEL', 1],
      ['CAPACITY', 3],
    ]);
  });

  it('take other weights, and echo them scaled', async () => {
    const only =
      '[{ factor: "COVERAGE", weight: 3 }, { factor: "SPECIFICITY", weight: 0 }, { factor: "REGION", weight: 0 }, { factor: "LEVEL", weight: 0 }, { factor: "PERIOD", weight: 0 }, { factor: "COLLABORATION", weight: 1 }, { factor: "EVIDENCE", weight: 0 }]';
    const { method, nodes } = await ask(`offer: "${DEMAND}", weights: ${only}`);
    expect(method.weights.filter(({ weight }) => weight > 0)).toEqual([
      { factor: 'COVERAGE', weight: 0.75 },
      { factor: 'COLLABORATION', weight: 0.25 },
    ]);
    const [best] = nodes;
    expect(best?.score).toBeCloseTo(0.75 * (best?.explanation.factors[0]?.value ?? 0) + 0.25, 12);
  });
});

describe('matches of a supply', () => {
  it('are the demands it meets, with the same score', async () => {
    const [{ nodes }, { nodes: back }] = [
      await ask('offer: "offer:supply/2026/机制班@school:t"'),
      await ask(`offer: "${DEMAND}"`),
    ];
    expect(nodes.map((node) => node.offer.name)).toEqual(['招工']);
    expect(nodes[0]?.score).toBeCloseTo(back[2]?.score ?? 0, 12);
  });
});

describe('bad input', () => {
  it('is null for an unknown offer', async () => {
    expect(await graph.ask('{ matches(offer: "offer:none") { totalCount } }')).toEqual({ matches: null });
  });

  it.each([
    ['what is no offer', 'offer: "school:s"', 'no offer that holds'],
    ['a made-up offer that was not asked for', 'offer: "offer:supply/2026/演示班@school:t"', 'no offer that holds'],
    ['an unknown factor', `offer: "${DEMAND}", weights: [{ factor: "LUCK", weight: 1 }]`, 'no factor'],
    ['a weight below 0', `offer: "${DEMAND}", weights: [{ factor: "REGION", weight: -1 }]`, 'weights from 0'],
    ['a page of nothing', `offer: "${DEMAND}", first: 0`, 'first'],
    ['a cursor of another list', `offer: "${DEMAND}", after: "x"`, 'cursor'],
  ])('refuses %s', async (_what, args, message) => {
    const { errors } = await graph.execute(`{ matches(${args}) { totalCount } }`);
    expect(errors?.[0]?.message).toContain(message);
  });
});

describe('a graph with more supplies and demands than one process holds', () => {
  it('is refused before any of them is read', async () => {
    const { database } = graph;
    const asked: string[] = [];
    const many: Database = {
      ...database,
      // a graph with so many would take longer to write than all other tests here
      read: (cypher, parameters, how) => {
        asked.push(cypher);
        const isCount = cypher === statementText('matching/size');
        return isCount ? Promise.resolve([{ offers: 600_001 }]) : database.read(cypher, parameters, how);
      },
    };
    await expect(marketOf(many, lensOf(null, new Date()), false)).rejects.toThrow(
      'at most 600000 offers at once; this graph has 600001',
    );
    expect(asked).not.toContain(statementText('matching/market'));
    expect(asked).not.toContain(statementText('matching/standing'));
  });
});
