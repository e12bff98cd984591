import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** One demand for welding, one supply of milling, and a school in 长治 that cooperates with whoever demands. */
const DEMAND = 'offer:demand/焊工';
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    source(),
    entity('REGION', 'region:140000', '山西省'),
    entity('REGION', 'region:140400', '长治市'),
    relation('PART_OF', 'region:140400', 'region:140000'),
    entity('SCHOOL', 'school:s', '太行职业学院'),
    relation('LOCATED_IN', 'school:s', 'region:140400'),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    relation('COOPERATES_WITH', 'enterprise:e', 'school:s'),
    entity('SKILL', 'skill:焊接', '焊接'),
    entity('SKILL', 'skill:铣削', '铣削'),
    entity('OFFER', DEMAND, '焊工', {
      attributes: { side: 'DEMAND', quantity: 8, unit: '人', level: 'DIPLOMA', topics: [{ key: 'skill:焊接' }] },
    }),
    relation('OFFERS', 'enterprise:e', DEMAND),
    relation('LOCATED_IN', DEMAND, 'region:140000'),
    entity('OFFER', 'offer:supply/铣工', '铣工', {
      attributes: { side: 'SUPPLY', quantity: 5, unit: '人', topics: [{ key: 'skill:铣削' }] },
    }),
  ]);
});
afterAll(() => graph.close());

const CLASS = `{ label: "焊接班", side: SUPPLY, quantity: 3, unit: "人", level: DIPLOMA, owner: "school:s",
  from: "2026-09-01", to: "2027-07-01", topics: [{ key: "skill:焊接", weight: 0.5 }] }`;

describe('an offer that is only assumed', () => {
  it('is matched with what is recorded, by the place and the ties of its owner', async () => {
    const { matches } = await graph.ask<{
      matches: { nodes: object[] };
    }>(`{ matches(offer: "${DEMAND}", hypothetical: [${CLASS}]) {
      nodes { offer { id key name origin side quantity unit level reach synthetic urgency
          owner { name } region { name } topics { weight topic { name } } aliases { name } identifiers { value }
          validity { from to fromPrecision toPrecision observedOn }
          provenance { status confidence inferred retractedAt attributedTo { name } evidence { totalCount } }
          relations { totalCount } }
        explanation { summary matched { wanted { name } similarity } ties { predicate } unknown
          factors { name value known } claims { predicate } } }
    } }`);
    expect(matches.nodes).toEqual([
      {
        offer: {
          ...{
            id: 'offer:hypothetical:焊接班',
            key: 'offer:hypothetical:焊接班',
            name: '焊接班',
            origin: 'HYPOTHETICAL',
          },
          ...{
            side: 'SUPPLY',
            quantity: 3,
            unit: '人',
            level: 'DIPLOMA',
            reach: null,
            synthetic: false,
            urgency: null,
          },
          ...{ owner: { name: '太行职业学院' }, region: { name: '长治市' }, aliases: [], identifiers: [] },
          topics: [{ weight: 0.5, topic: { name: '焊接' } }],
          validity: { from: '2026-09-01', to: '2027-07-01', fromPrecision: 'DAY', toPrecision: 'DAY', observedOn: [] },
          provenance: {
            ...{ status: 'INFERRED', confidence: 0, inferred: [], retractedAt: null, attributedTo: [] },
            evidence: { totalCount: 0 },
          },
          relations: { totalCount: 0 },
        },
        explanation: {
          summary:
            '太行职业学院的“焊接班”可满足上党重工的“焊工”所求的 100%，得分 0.94。一致：焊接。双方已有直接联系。尚不知：时段，按一半计。',
          ...{ matched: [{ wanted: { name: '焊接' }, similarity: 1 }], unknown: ['PERIOD'] },
          ties: [{ predicate: 'COOPERATES_WITH' }],
          factors: expect.arrayContaining([{ name: 'REGION', value: 1, known: true }]),
          claims: ['ABOUT', 'LOCATED_IN', 'OFFERS'].map((predicate) => ({ predicate })),
        },
      },
    ]);
  });

  it('may be asked for itself, and is met by what is recorded and assumed', async () => {
    const need = '{ label: "缺铣工", side: DEMAND, topics: [{ key: "skill:铣削" }] }';
    const more = '{ label: "铣削班", side: SUPPLY, topics: [{ key: "skill:铣削" }], region: "140400" }';
    const { matches } = await graph.ask<{ matches: { nodes: { offer: { name: string } }[] } }>(
      `{ matches(offer: "offer:hypothetical:缺铣工", hypothetical: [${need}, ${more}]) { nodes { offer { name } } } }`,
    );
    expect(matches.nodes.map(({ offer }) => offer.name).sort()).toEqual(['铣削班', '铣工'].sort());
  });

  it('counts in gaps, and is not written', async () => {
    const gaps = (more: string) =>
      graph.ask(`{ gaps(first: 1${more}) { nodes { topic { name } demand supply gap supplyOffers } } }`);
    const row = { topic: { name: '焊接' }, demand: 8 };
    expect(await gaps(`, hypothetical: [${CLASS}]`)).toEqual({
      gaps: { nodes: [{ ...row, supply: 3, gap: 5, supplyOffers: 1 }] },
    });
    expect(await gaps('')).toEqual({ gaps: { nodes: [{ ...row, supply: null, gap: null, supplyOffers: 0 }] } });
  });

  const faulty = (change: string) => `{ label: "x", side: SUPPLY, topics: [{ key: "skill:焊接" }], ${change} }`;
  it.each([
    ['an unknown topic', '{ label: "x", side: SUPPLY, topics: [{ key: "skill:none" }] }', 'topics[0].key: no topic'],
    ['no topics', '{ label: "x", side: SUPPLY, topics: [] }', 'topics: 0 is out of range'],
    [
      'a topic twice',
      '{ label: "x", side: SUPPLY, topics: [{ key: "skill:焊接" }, { key: "skill:焊接" }] }',
      'topics[1].key: skill:焊接 is a topic already',
    ],
    [
      'a weight of 0',
      '{ label: "x", side: SUPPLY, topics: [{ key: "skill:焊接", weight: 0 }] }',
      'weight: 0 is no weight',
    ],
    ['no quantity', faulty('quantity: 0'), 'quantity: 0 is no quantity'],
    ['a negative quantity', faulty('quantity: -1'), 'quantity: -1 is no quantity'],
    ['an empty period', faulty('from: "2026-01-01", to: "2026-01-01"'), 'to: 2026-01-01 is not later'],
    ['an unknown owner', faulty('owner: "school:none"'), 'owner: nothing that holds'],
    ['an owner that is none', faulty('owner: "region:140000"'), 'owner: region:140000 is REGION'],
    ['an unknown region', faulty('region: "999999"'), 'region: nothing that holds'],
    ['a region that is none', faulty('region: "school:s"'), 'region: school:s is SCHOOL'],
    ['an empty label', '{ label: " ", side: SUPPLY, topics: [{ key: "skill:焊接" }] }', 'label: 0 is out of range'],
    ['a label twice', `${faulty('')}, ${faulty('')}`, "'x' is the label of two"],
  ])('is refused with %s', async (_what, offer, message) => {
    await expect(
      graph.ask(`{ matches(offer: "${DEMAND}", hypothetical: [${offer}]) { nodes { score } } }`),
    ).rejects.toThrow(message);
  });
});
