import { describe, expect, it } from 'vitest';
import { chainParameters, weakestOf } from '../../../web/src/core/chains/chains.ts';
import { heatOf, matchingParameters, partsOf, toggled, withWeight } from '../../../web/src/core/matching/matching.ts';

describe('the chain finder', () => {
  it('comes back from its link', () => {
    const asked = {
      from: 'person:谢刚@school:1',
      to: 'org:学会',
      hops: 3,
      via: ['a'],
      avoid: ['b', 'c'],
      relations: ['MEMBER_OF', 'HOLDS_ROLE'] as const,
      sure: 40,
      many: 20,
    };
    const written = chainParameters.write({ ...asked, relations: ['HOLDS_ROLE', 'MEMBER_OF'] }).toString();
    expect(chainParameters.read(new URLSearchParams(written))).toEqual({
      ...asked,
      relations: ['HOLDS_ROLE', 'MEMBER_OF'],
    });
  });

  it('names the weakest link, unless all hold alike', () => {
    const hop = (confidence: number) => ({ provenance: { confidence } });
    expect(weakestOf([hop(1), hop(0.6), hop(0.9)])).toBe(1);
    expect(weakestOf([hop(1), hop(1)])).toBeUndefined();
    expect(weakestOf([hop(0.3)])).toBeUndefined();
  });
});

describe('matching', () => {
  it('comes back from its link, and takes a wrong weight for none', () => {
    const asked = matchingParameters.read(
      new URLSearchParams(
        'side=SUPPLY&offer=offer:a&weights=COVERAGE:40&weights=NONE:5&weights=LEVEL:101&compare=x&compare=y&made=1',
      ),
    );
    expect(asked).toMatchObject({
      side: 'SUPPLY',
      offer: 'offer:a',
      weights: [{ factor: 'COVERAGE', percent: 40 }],
      compare: ['x', 'y'],
      made: true,
    });
    expect(matchingParameters.read(matchingParameters.write(asked))).toEqual(asked);
  });

  it('shows parts that add up to the score', () => {
    const factors = [
      { name: 'COVERAGE', weight: 0.5, contribution: 0.42 },
      { name: 'COLLABORATION', weight: 0.1, contribution: 0 },
      { name: 'LEVEL', weight: 0.1, contribution: 0.05 },
    ];
    const parts = partsOf(factors);
    expect(parts.map(({ name, from }) => [name, from])).toEqual([
      ['COVERAGE', 0],
      ['LEVEL', 42],
    ]);
    expect(parts.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(47);
  });

  it('keeps a weight only where it is not the usual one', () => {
    const set = withWeight([], { factor: 'LEVEL', percent: 30 }, 0.1);
    expect(set).toEqual([{ factor: 'LEVEL', percent: 30 }]);
    expect(withWeight(set, { factor: 'LEVEL', percent: 10 }, 0.1)).toEqual([]);
  });

  it('compares two at the most', () => {
    expect(['a', 'b', 'c'].reduce<readonly string[]>(toggled, [])).toEqual(['b', 'c']);
    expect(toggled(['b', 'c'], 'b')).toEqual(['c']);
  });

  it('is darker the more is wanted and not offered', () => {
    expect([heatOf(0, 5), heatOf(2, 2), heatOf(3, 2), heatOf(4, 2), heatOf(9, 1)]).toEqual([0, 1, 2, 3, 4]);
  });
});
