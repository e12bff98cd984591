import { describe, expect, it } from 'vitest';
import { Recent } from '../../../web/src/core/cache/recent.ts';
import { daysBetween, knownShare, percent, shareWith } from '../../../web/src/core/quality/quality.ts';
import { liesIn, rolledUp } from '../../../web/src/core/regions/roll-up.ts';
import { clipped } from '../../../web/src/core/text/names.ts';

describe('regions', () => {
  it.each([
    ['region:140423', 'region:140400', true],
    ['region:140423', 'region:140000', true],
    ['region:140400/长治市高新区', 'region:140400', true],
    ['region:140400/长治市高新区', 'region:140000', true],
    ['region:140400', 'region:140400', true],
    ['region:140000', 'region:140400', false],
    ['region:140500', 'region:140400', false],
    ['region:140400', 'region:140423', false],
    ['region:140400/长治市高新区', 'region:140423', false],
    ['region:140423', 'region:140400/长治市高新区', false],
    ['region:demo:虚构县', 'region:140000', false],
    ['region:demo:虚构县', 'region:demo:虚构县', true],
  ])('%s lies in %s: %s', (key, region, lies) => {
    expect(liesIn(key, region)).toBe(lies);
  });

  it('count what lies below them', () => {
    const counts = [
      { key: 'region:140000', count: 6 },
      { key: 'region:140400', count: 3 },
      { key: 'region:140400/长治市高新区', count: 2 },
      { key: 'region:140423', count: 2 },
    ];
    const regions = ['region:140000', 'region:140400', 'region:140423', 'region:140500'];
    expect([...rolledUp(regions, counts)]).toEqual([
      ['region:140000', 13],
      ['region:140400', 7],
      ['region:140423', 2],
      ['region:140500', 0],
    ]);
  });
});

describe('quality', () => {
  const buckets = [
    { value: null, count: 1 },
    { value: '2025', count: 199 },
  ];

  it('never says all where one is missing, nor none where one is there', () => {
    expect(percent(knownShare(buckets))).toBe(99);
    expect(percent({ part: 1, whole: 1000 })).toBe(1);
    expect(percent({ part: 0, whole: 3 })).toBe(0);
    expect(percent({ part: 3, whole: 3 })).toBe(100);
    expect(percent(knownShare([]))).toBeNull();
  });

  it('takes off a whole what is counted under nothing, however often the others are counted', () => {
    expect(shareWith(150, buckets)).toEqual({ part: 149, whole: 150 });
  });

  it('counts days', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  });
});

describe('what was answered lately', () => {
  it('is forgotten when it is old, or when others were used since', () => {
    const kept = new Recent<number>(2, 100);
    kept.set('a', 1, 0);
    kept.set('b', 2, 0);
    expect(kept.get('a', 50)).toBe(1);
    kept.set('c', 3, 50);
    expect([kept.get('a', 60), kept.get('b', 60), kept.get('c', 60)]).toEqual([1, undefined, 3]);
    expect(kept.get('a', 101)).toBeUndefined();
    expect(kept.size).toBe(1);
  });

  it('never holds more than it may', () => {
    const kept = new Recent<number>(3, 1000);
    for (let i = 0; i < 50; i++) kept.set(String(i % 7), i, i);
    expect(kept.size).toBe(3);
  });
});

describe('a name', () => {
  it('is cut by code points, and only where it is too long', () => {
    expect(clipped('谢刚')).toEqual({ text: '谢刚', cut: false });
    expect(clipped('𠮷𠮷𠮷', 2)).toEqual({ text: '𠮷…', cut: true });
    expect(clipped('长'.repeat(300)).cut).toBe(false);
    expect([...clipped('长'.repeat(301)).text]).toHaveLength(300);
  });
});
