import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** Milling in metalwork is wanted by two and offered by one, welding only wanted, painting only offered; see each record. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    source(),
    entity('REGION', 'region:140000', '山西省'),
    entity('REGION', 'region:140400', '长治市'),
    relation('PART_OF', 'region:140400', 'region:140000'),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    ...['金工', '铣削', '焊接', '喷漆', '巡检'].map((name) => entity('SKILL', `skill:${name}`, name)),
    relation('PART_OF', 'skill:铣削', 'skill:金工'),
    relation('PART_OF', 'skill:焊接', 'skill:金工'),
    offer('demand', '甲', ['铣削', '焊接'], { quantity: 30, unit: '人' }, '2025'),
    offer('demand', '乙', ['铣削'], { quantity: 5, unit: '人' }, '2026-03'),
    offer('supply', '丙', ['铣削'], { quantity: 20, unit: '人' }, '2026'),
    offer('supply', '丁', ['铣削'], {}),
    offer('supply', '戊', ['喷漆'], { quantity: 2, unit: '台' }),
    offer('demand', '己', ['巡检'], { quantity: 1, unit: '人' }),
    offer('supply', '庚', ['巡检'], { quantity: 1, unit: '班' }),
    offer('demand', '演示', ['铣削'], { quantity: 1000, unit: '人', synthetic: true }),
    relation('LOCATED_IN', 'offer:demand/甲', 'region:140400'),
    relation('OFFERS', 'enterprise:e', 'offer:demand/甲'),
  ]);
});
afterAll(() => graph.close());

const offer = (side: string, name: string, topics: string[], attributes: object, from?: string) =>
  entity('OFFER', `offer:${side}/${name}`, name, {
    attributes: { side: side.toUpperCase(), topics: topics.map((topic) => ({ key: `skill:${topic}` })), ...attributes },
    ...(from ? { validity: { from } } : {}),
  });

interface Row {
  topic: { name: string };
}
const ALL = 'topic { name } demand supply gap unit demandOffers supplyOffers withoutQuantity';
const ASOF = 'asOf: { validAt: "2026-06-01" }';
const asked = async (args: string, fields = ALL) =>
  (
    await graph.ask<{ gaps: { totalCount: number; nodes: Row[] } | null }>(
      `{ gaps(${args}) { totalCount nodes { ${fields} } } }`,
    )
  ).gaps;
const named = async (args: string) => (await asked(args, 'topic { name }'))?.nodes.map(({ topic }) => topic.name);

describe('gaps', () => {
  it('put the widest known first, then those with more demands; a sum is null where nothing is known or units differ', async () => {
    const none = { demand: null, supply: null, gap: null, unit: null, withoutQuantity: 0 };
    const result = await asked(ASOF);
    expect(result?.nodes).toEqual([
      {
        topic: { name: '铣削' },
        ...{ demand: 35, supply: 20, gap: 15, unit: '人', demandOffers: 2, supplyOffers: 2, withoutQuantity: 1 },
      },
      { ...none, topic: { name: '焊接' }, demand: 30, unit: '人', demandOffers: 1, supplyOffers: 0 },
      { ...none, topic: { name: '巡检' }, demandOffers: 1, supplyOffers: 1 },
      { ...none, topic: { name: '喷漆' }, supply: 2, unit: '台', demandOffers: 0, supplyOffers: 1 },
    ]);
    expect(result?.totalCount).toBe(4);
  });

  it('are told by region and by year', async () => {
    const result = await asked(
      `${ASOF}, first: 1`,
      'regions { region { name } demand supply demandOffers supplyOffers } years { year demand supply demandOffers supplyOffers }',
    );
    expect(result?.nodes).toEqual([
      {
        regions: [
          { region: null, demand: 5, supply: 20, demandOffers: 1, supplyOffers: 2 },
          { region: { name: '长治市' }, demand: 30, supply: null, demandOffers: 1, supplyOffers: 0 },
        ],
        years: [
          { year: 2025, demand: 30, supply: null, demandOffers: 1, supplyOffers: 0 },
          { year: 2026, demand: 5, supply: 20, demandOffers: 1, supplyOffers: 1 },
          { year: null, demand: null, supply: null, demandOffers: 0, supplyOffers: 1 },
        ],
      },
    ]);
  });

  it('count an offer once for all that its topics lie in, where asked', async () => {
    const result = await asked(`${ASOF}, rollUp: true, first: 1`);
    expect(result?.nodes).toMatchObject([
      { topic: { name: '金工' }, demand: 35, supply: 20, gap: 15, demandOffers: 2 },
    ]);
  });

  it('say what nobody supplies, and what nobody demands', async () => {
    expect(await named(`${ASOF}, only: NO_SUPPLY`)).toEqual(['焊接']);
    expect(await named(`${ASOF}, only: NO_DEMAND`)).toEqual(['喷漆']);
  });

  it('count what a filter lets through, made-up offers only where asked, and what holds on the day', async () => {
    expect(await asked(`${ASOF}, filter: { regions: ["140000"] }`, 'demandOffers')).toEqual({
      totalCount: 2,
      nodes: [{ demandOffers: 1 }, { demandOffers: 1 }],
    });
    expect((await asked(`${ASOF}, filter: { includeSynthetic: true }, first: 1`, 'demand'))?.nodes).toEqual([
      { demand: 1035 },
    ]);
    expect((await asked('asOf: { validAt: "2025-02-01" }, first: 2', 'demand supplyOffers'))?.nodes).toEqual([
      { demand: 30, supplyOffers: 0 },
      { demand: null, supplyOffers: 1 },
    ]);
    expect(await asked(`${ASOF}, filter: { kinds: [POLICY] }`)).toBeNull();
    expect(await asked(`${ASOF}, kind: MAJOR`)).toEqual({ totalCount: 0, nodes: [] });
  });

  it('are paged without loss', async () => {
    const whole = await named(ASOF);
    const paged: (string | undefined)[] = [];
    for (let after = ''; paged.length < 10; ) {
      const { gaps } = await graph.ask<{
        gaps: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }>(`{ gaps(${ASOF}, first: 1 ${after}) { nodes { topic { name } } pageInfo { hasNextPage endCursor } } }`);
      paged.push(gaps.nodes[0]?.topic.name);
      if (!gaps.pageInfo.hasNextPage) break;
      after = `, after: "${gaps.pageInfo.endCursor}"`;
    }
    expect(paged).toEqual(whole);
  });

  it('refuse a kind that offers are never about', async () => {
    await expect(asked('kind: SCHOOL')).rejects.toThrow('SCHOOL is nothing that offers are about');
  });
});
