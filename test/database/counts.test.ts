import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());

const UNKNOWN = '不详 not known';
type Bucket = readonly [value: string | null, label: string, count: number];

const countsOf = async (by: string, filter = '{}', asOf = '{}'): Promise<Bucket[][]> => {
  const { counts } = await graph.ask<{
    counts: { dimension: string; buckets: { value: string; label: string; count: number }[] }[];
  }>(`{ counts(by: [${by}], filter: ${filter}, asOf: ${asOf}) { dimension buckets { value label count } } }`);
  expect(counts.map(({ dimension }) => dimension).join()).toBe(by);
  return counts.map(({ buckets }) => buckets.map(({ value, label, count }) => [value, label, count] as const));
};

describe('counts', () => {
  it.each<[string, string, Bucket[]]>([
    [
      'KIND',
      '{ kinds: [SCHOOL, ALLIANCE, POLICY] }',
      [
        ['ALLIANCE', '联盟体', 2],
        ['SCHOOL', '学校', 2],
        ['POLICY', '政策', 1],
      ],
    ],
    [
      'ALLIANCE_KIND',
      '{}',
      [
        ['COMMUNITY', '行业产教融合共同体', 1],
        ['EDUCATION_GROUP', '职业教育集团', 1],
      ],
    ],
    [
      'REGION',
      '{ kinds: [SCHOOL, ENTERPRISE] }',
      [
        ['region:140000', '山西省', 1],
        ['region:140423', '襄垣县', 1],
        [null, UNKNOWN, 1],
      ],
    ],
    [
      'INDUSTRY',
      '{ kinds: [SCHOOL, ENTERPRISE] }',
      [
        [null, UNKNOWN, 2],
        ['industry:gbt4754-2017:C35', '专用设备制造业', 1],
      ],
    ],
    [
      'MAJOR',
      '{ kinds: [SCHOOL] }',
      [
        ['major:2021:460103', '数控技术', 1],
        [null, UNKNOWN, 1],
      ],
    ],
    [
      'SKILL',
      '{ kinds: [SCHOOL, OFFER] }',
      [
        ['skill:焊接', '焊接', 2],
        [null, UNKNOWN, 1],
      ],
    ],
    [
      'YEAR',
      '{ kinds: [SCHOOL, EVENT, ENTERPRISE] }',
      [
        ['2025', '2025', 2],
        ['1902', '1902', 1],
        ['1958', '1958', 1],
        [null, UNKNOWN, 1],
      ],
    ],
    ['SOURCE', '{ kinds: [SCHOOL] }', [['source:test', '试验来源', 2]]],
    [
      'STATUS',
      '{ kinds: [SCHOOL, POLICY] }',
      [
        ['ASSERTED', '明载', 2],
        ['INFERRED', '推断', 1],
      ],
    ],
  ])('are the largest first by %s', async (dimension, filter, buckets) => {
    expect(await countsOf(dimension, filter)).toEqual([buckets]);
  });

  it('come in the order asked, as often as asked', async () => {
    const kinds = [['SCHOOL', '学校', 2]];
    const status = [['ASSERTED', '明载', 2]];
    expect(await countsOf('STATUS,KIND,STATUS', '{ kinds: [SCHOOL] }')).toEqual([status, kinds, status]);
  });

  it('are empty where nothing passes the filter', async () => {
    expect(await countsOf('KIND,REGION', '{ kinds: [AWARD] }')).toEqual([[], []]);
  });

  it('go by the day: what has not begun is not counted, and a relation not yet seen is not known', async () => {
    expect(await countsOf('KIND', '{ kinds: [SCHOOL] }', '{ validAt: "1950-01-01" }')).toEqual([
      [['SCHOOL', '学校', 1]],
    ]);
    expect(await countsOf('KIND', '{ kinds: [SCHOOL] }', '{ knownAt: "2020-01-01T00:00:00Z" }')).toEqual([[]]);
  });

  it('leave out what is made up, unless asked', async () => {
    expect(await countsOf('KIND', '{ kinds: [OFFER] }')).toEqual([[['OFFER', '供需', 1]]]);
    expect(await countsOf('KIND', '{ kinds: [OFFER], includeSynthetic: true }')).toEqual([[['OFFER', '供需', 2]]]);
  });

  it('are answered under the client’s names', async () => {
    const data = await graph.ask(
      '{ a: counts(by: [KIND], filter: { kinds: [WORK] }) { d: dimension b: buckets { n: count c: count v: value } } }',
    );
    expect(data).toEqual({ a: [{ d: 'KIND', b: [{ n: 1, c: 1, v: 'WORK' }] }] });
  });

  it('take one to nine dimensions', async () => {
    for (const by of ['', Array(10).fill('KIND').join()]) {
      const { data, errors } = await graph.execute(`{ counts(by: [${by}]) { dimension } }`);
      expect(data).toEqual({ counts: null });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'counts.by',
        allowed: '1 to 9 dimensions',
      });
    }
  });
});
