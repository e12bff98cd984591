import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';

const SCHOOL = 'school:4114012888';
const KEY = `offer:derived:${SCHOOL}:major:2021:460103`;
const DEMAND = 'offer:demand/2025/高端装备制造高素质人才@org:长治市人民政府';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.loadSeed();
});
afterAll(() => graph.close());

interface Listed {
  totalCount: number;
  nodes: { id: string; key: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
const listed = async (args: string) =>
  (
    await graph.ask<{ offers: Listed }>(
      `{ offers(${args}) { totalCount nodes { id key } pageInfo { hasNextPage endCursor } } }`,
    )
  ).offers;

describe('standing supply', () => {
  it('follows from each major that a school offers, with the evidence of the fact', async () => {
    const { entity } = await graph.ask<{
      entity: object;
    }>(`{ entity(by: { key: "${KEY}" }, asOf: { validAt: "2025-12-31" }) {
      __typename kind key name aliases { name } identifiers { value } validity { from to observedOn }
      provenance { status confidence inferred attributedTo { name } kept: evidence(first: 1) { totalCount nodes { note source { key } } } }
      relations(first: 3) { totalCount nodes { id } }
      ... on Offer { side origin category quantity unit urgency level reach synthetic
        owner { name } region { name } topics { weight topic { key name } } }
    } }`);
    expect(entity).toEqual({
      ...{ __typename: 'Offer', kind: 'OFFER', key: KEY, name: '数控技术', aliases: [], identifiers: [] },
      validity: { from: null, to: null, observedOn: ['2025-12-31'] },
      provenance: {
        ...{ status: 'INFERRED', confidence: 0.9, inferred: ['category', 'level', 'name', 'side'], attributedTo: [] },
        kept: {
          totalCount: 1,
          nodes: [{ note: 'In the plans of 2025', source: { key: 'source:省级教育考试机构-2026' } }],
        },
      },
      relations: { totalCount: 0, nodes: [] },
      ...{ side: 'SUPPLY', origin: 'DERIVED', category: 'PEOPLE', quantity: null, unit: null, urgency: null },
      ...{ level: 'DIPLOMA', reach: null, synthetic: false, owner: { name: '山西机电职业技术学院' } },
      region: null,
      topics: [{ weight: 1, topic: { key: 'major:2021:460103', name: '数控技术' } }],
    });
  });

  it('is listed only where asked for, by key, in pages, and found again by its id under the lens it was read', async () => {
    expect((await listed('first: 100')).nodes.filter(({ key }) => key.startsWith('offer:derived:'))).toEqual([]);
    const first = await listed('origin: DERIVED, first: 4, asOf: { validAt: "2025-12-31" }');
    const rest = await listed(
      `origin: DERIVED, first: 4, asOf: { validAt: "2025-12-31" }, after: "${first.pageInfo.endCursor}"`,
    );
    expect([first.totalCount, first.nodes.length, rest.nodes.length, rest.pageInfo.hasNextPage]).toEqual([
      6,
      4,
      2,
      false,
    ]);
    const keys = [...first.nodes, ...rest.nodes].map(({ key }) => key);
    expect(keys).toEqual([...keys].sort());
    const [{ id = '' } = {}] = first.nodes;
    const again = await graph.ask<{ node: object; entity: object }>(
      `{ node(id: "${id}") { id ... on Offer { key } } entity(by: { id: "${id}" }) { id key } }`,
    );
    expect(again).toEqual({ node: { id, key: keys[0] }, entity: { id, key: keys[0] } });
    expect((await listed('origin: DERIVED, side: DEMAND, asOf: { validAt: "2025-12-31" }')).totalCount).toBe(0);
  });

  it('holds when its fact does, and is nothing where no school offers the major', async () => {
    expect((await listed('origin: DERIVED, asOf: { validAt: "2023-12-31" }')).totalCount).toBe(0);
    expect(await graph.ask(`{ entity(by: { key: "offer:derived:${SCHOOL}:major:2021:000000" }) { key } }`)).toEqual({
      entity: null,
    });
  });

  it.each([
    ['origin: HYPOTHETICAL', 'offers that are only assumed are in no list'],
    ['origin: DERIVED, last: 3', 'DERIVED lists by key, forwards'],
  ])('refuses %s', async (args, message) => {
    await expect(listed(args)).rejects.toThrow(message);
  });
});

interface Explained {
  matches: { nodes: { score: number; explanation: { factors: { name: string; value: number; weight: number }[] } }[] };
}

describe('the one demand of the article', () => {
  it('is met by the equipment majors of the school, near through the class that the industry is aligned with', async () => {
    const { matches } = await graph.ask<{ matches: { nodes: { score: number; offer: { name: string } }[] } }>(
      `{ matches(offer: "${DEMAND}", asOf: { validAt: "2025-12-31" }) { nodes { score offer { name } } } }`,
    );
    expect(matches.nodes.map(({ offer }) => offer.name)).toEqual([
      '数控技术',
      '机械制造及自动化',
      '机电一体化技术',
      '工业机器人技术',
      '电气自动化技术',
    ]);
  });

  it('says why, in parts that can be added up, and what is not known', async () => {
    const { matches } = await graph.ask<Explained>(
      `{ matches(offer: "${DEMAND}", asOf: { validAt: "2025-12-31" }, first: 1) { nodes { score offer { key } explanation {
        summary english: summary(language: EN) unknown
        factors { name weight value contribution known }
        matched { wanted { name } offered { name } similarity via { name } contribution alignments { predicate provenance { status } } }
        missing { name } surplus { name } ties { predicate }
        claims { predicate provenance { evidence { totalCount } } }
      } } } }`,
    );
    const [match] = matches.nodes;
    // of 11 majors with 6 offers about them, twice as they may be, 8 with 5 lie in class 46, and one with one is the major
    const [ofClass, ofMajor] = [Math.log(34 / 13), Math.log(34 / 2)];
    // the alignment is close (0.9) with a confidence of 0.7
    const similarity = 0.9 * 0.7 * ((2 * ofClass) / (ofClass + ofMajor));
    const idf = Math.log(8 / 2) + 1;
    const values = [similarity, (similarity * idf) / (Math.log(8) + 1), 0.5, 0.5, 0, 0.5, 0.9];
    const weights = [0.5, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05];
    const { factors, ...explanation } = match?.explanation ?? { factors: [] };
    expect(factors.map(({ name }) => name)).toEqual([
      ...['COVERAGE', 'SPECIFICITY', 'REGION', 'LEVEL', 'COLLABORATION', 'PERIOD', 'EVIDENCE'],
    ]);
    for (const [at, factor] of factors.entries()) {
      expect(factor.value).toBeCloseTo(values[at] ?? Number.NaN, 12);
      expect(factor.weight).toBeCloseTo(weights[at] ?? Number.NaN, 12);
    }
    expect(match?.score).toBeCloseTo(
      values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0),
      9,
    );
    expect(explanation).toEqual({
      summary:
        '山西机电职业技术学院的“数控技术”可满足长治市人民政府的“高端装备制造高素质人才”所求的 32%，得分 0.35。相近：以数控技术应高端装备制造（相似度 0.32）。尚不知：地域、层次、时段，按一半计。',
      english:
        '“数控技术” of 山西机电职业技术学院 meets 32% of what “高端装备制造高素质人才” of 长治市人民政府 wants; score 0.35. Near: 数控技术 for 高端装备制造 (similarity 0.32). Not known, and counted half: region, level, period.',
      unknown: ['REGION', 'LEVEL', 'PERIOD'],
      matched: [
        {
          ...{ wanted: { name: '高端装备制造' }, offered: { name: '数控技术' }, via: { name: '装备制造大类' } },
          similarity: expect.closeTo(similarity, 12),
          contribution: expect.closeTo(0.5 * similarity, 12),
          alignments: [{ predicate: 'ALIGNS_WITH', provenance: { status: 'INFERRED' } }],
        },
      ],
      ...{ missing: [], surplus: [], ties: [] },
      claims: ['ABOUT', 'OFFERS_MAJOR', 'LOCATED_IN', 'OFFERS'].map((predicate) => ({
        predicate,
        provenance: { evidence: { totalCount: 1 } },
      })),
    });
  });
});
