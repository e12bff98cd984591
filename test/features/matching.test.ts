import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** One supply, one demand, and a made-up demand. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    source(),
    entity('REGION', 'region:140400', '长治市'),
    entity('SCHOOL', 'school:s', '太行职业学院'),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    entity('MAJOR', 'major:2021:460103', '数控技术'),
    entity('SKILL', 'skill:焊接', '焊接'),
    entity('SKILL', 'skill:铣削', '铣削'),
    entity('OFFER', 'offer:supply/2026/毕业生@school:s', '毕业生', {
      attributes: {
        side: 'SUPPLY',
        category: 'GRADUATES',
        quantity: 120,
        unit: '人',
        topics: [{ key: 'major:2021:460103' }, { key: 'skill:铣削', weight: 0.4 }],
      },
    }),
    entity('OFFER', 'offer:demand/2026/焊工@enterprise:e', '焊工', {
      attributes: {
        ...{ side: 'DEMAND', category: 'PEOPLE', quantity: 30, unit: '人', urgency: 'URGENT' },
        ...{ level: 'DIPLOMA', reach: 'CITY' },
      },
    }),
    entity('OFFER', 'offer:demand/2026/演示@enterprise:e', '演示', {
      attributes: { side: 'DEMAND', synthetic: true, topics: [{ key: 'skill:焊接' }] },
    }),
    relation('OFFERS', 'school:s', 'offer:supply/2026/毕业生@school:s'),
    relation('OFFERS', 'enterprise:e', 'offer:demand/2026/焊工@enterprise:e'),
    relation('OFFERS', 'enterprise:e', 'offer:demand/2026/演示@enterprise:e'),
    relation('LOCATED_IN', 'offer:demand/2026/焊工@enterprise:e', 'region:140400'),
    relation('ABOUT', 'offer:demand/2026/焊工@enterprise:e', 'skill:铣削', { weight: 0.3 }),
    relation('ABOUT', 'offer:demand/2026/焊工@enterprise:e', 'skill:焊接', { weight: 0.9 }),
  ]);
});
afterAll(() => graph.close());

const OFFER = `name side category quantity unit urgency level reach synthetic owner { name } region { name }
  topics { weight topic { name kind } }`;
const graduates = {
  name: '毕业生',
  side: 'SUPPLY',
  category: 'GRADUATES',
  quantity: 120,
  unit: '人',
  urgency: null,
  level: null,
  reach: null,
  synthetic: false,
  owner: { name: '太行职业学院' },
  region: null,
  topics: [
    { weight: 1, topic: { name: '数控技术', kind: 'MAJOR' } },
    { weight: 0.4, topic: { name: '铣削', kind: 'SKILL' } },
  ],
};
const welders = {
  name: '焊工',
  side: 'DEMAND',
  category: 'PEOPLE',
  quantity: 30,
  unit: '人',
  urgency: 'URGENT',
  level: 'DIPLOMA',
  reach: 'CITY',
  synthetic: false,
  owner: { name: '上党重工' },
  region: { name: '长治市' },
  topics: [
    { weight: 0.9, topic: { name: '焊接', kind: 'SKILL' } },
    { weight: 0.3, topic: { name: '铣削', kind: 'SKILL' } },
  ],
};

describe('offers', () => {
  it('have owner, quantity, place and topics, weightiest first; made-up ones are left out', async () => {
    const answer = await graph.ask(`{ offers { totalCount nodes { ${OFFER} } } }`);
    expect(answer).toEqual({ offers: { totalCount: 2, nodes: [welders, graduates] } });
  });

  it('are listed by side', async () => {
    const answer = await graph.ask(`{
      supply: offers(side: SUPPLY) { nodes { name } }
      demand: offers(side: DEMAND) { nodes { name } }
      shown: offers(side: DEMAND, filter: { includeSynthetic: true }) { nodes { name synthetic } }
    }`);
    expect(answer).toEqual({
      supply: { nodes: [{ name: '毕业生' }] },
      demand: { nodes: [{ name: '焊工' }] },
      shown: {
        nodes: [
          { name: '演示', synthetic: true },
          { name: '焊工', synthetic: false },
        ],
      },
    });
  });

  it('stand at their owner, by side; a made-up one only where asked for, and says so', async () => {
    const answer = await graph.ask(`{
      entity(by: { name: "上党重工" }) {
        ... on Enterprise {
          offers { totalCount nodes { name synthetic } }
          shown: offers(includeSynthetic: true) { totalCount nodes { name synthetic } }
          demand: offers(side: DEMAND) { totalCount }
          supply: offers(side: SUPPLY) { totalCount nodes { name } }
        }
      }
    }`);
    const nodes = [
      { name: '焊工', synthetic: false },
      { name: '演示', synthetic: true },
    ];
    expect(answer).toEqual({
      entity: {
        offers: { totalCount: 1, nodes: nodes.slice(0, 1) },
        shown: { totalCount: 2, nodes },
        demand: { totalCount: 1 },
        supply: { totalCount: 0, nodes: [] },
      },
    });
  });
});
