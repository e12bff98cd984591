import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotas, sharedOut } from '../../src/features/neighbourhood/quota.ts';

describe('the shares of a budget', () => {
  it.each([
    ['nothing to share among nobody', [], 10, []],
    ['everything where it is enough', [3, 4, 5], 12, [3, 4, 5]],
    ['everything where it is more than enough', [3, 4, 5], 100, [3, 4, 5]],
    ['the few of one group before the many of another', [500, 3], 20, [17, 3]],
    ['as much for each where all have plenty', [500, 500, 500], 9, [3, 3, 3]],
    ['what is left over to the first ones', [500, 500, 500], 11, [4, 4, 3]],
    ['what is left over not to who has enough', [1, 500, 500], 4, [1, 2, 1]],
    ['less than one each: to the first ones', [5, 5, 5], 2, [1, 1, 0]],
    ['nothing where there is no budget', [5, 5], 0, [0, 0]],
    ['nothing to a group without new entities', [0, 5], 3, [0, 3]],
  ])('gives %s', (_says, fresh, budget, shares) => {
    expect(quotas(fresh, budget)).toEqual(shares);
  });

  it('use the budget up, give nobody more than it has, and nobody less than another who has as many', () => {
    const sizes = fc.array(fc.nat({ max: 600 }), { maxLength: 30 });
    fc.assert(
      fc.property(sizes, fc.nat({ max: 1_000 }), (fresh, budget) => {
        const shares = quotas(fresh, budget);
        const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
        expect(sum(shares)).toBe(Math.min(budget, sum(fresh)));
        const largest = Math.max(0, ...shares);
        shares.forEach((share, index) => {
          expect(share).toBeLessThanOrEqual(fresh[index] ?? 0);
          // who goes without has at most one less than whoever has most
          if (share < (fresh[index] ?? 0)) expect(share).toBeGreaterThanOrEqual(largest - 1);
        });
      }),
      { seed: 4 },
    );
  });
});

describe('what is drawn from lists', () => {
  it.each([
    ['nothing from none', [], 3, []],
    ['nothing where there is no budget', [['a'], ['b']], 0, []],
    [
      'the first of each',
      [
        ['a', 'b', 'c'],
        ['x', 'y', 'z'],
      ],
      4,
      ['a', 'b', 'x', 'y'],
    ],
    ['again where lists hold the same', [['a', 'b', 'c'], ['a', 'b', 'c'], ['x']], 4, ['a', 'b', 'x', 'c']],
    [
      'everything, once, where it is enough',
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      10,
      ['a', 'b', 'c'],
    ],
  ])('is %s', (_says, lists, budget, drawn) => {
    expect(sharedOut(lists, budget)).toEqual(drawn);
  });

  it('uses the budget up as far as there is anything to draw', () => {
    const lists = fc.array(fc.uniqueArray(fc.nat({ max: 40 }).map(String), { maxLength: 20 }), { maxLength: 20 });
    fc.assert(
      fc.property(lists, fc.nat({ max: 50 }), (given, budget) => {
        const drawn = sharedOut(given, budget);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.length).toBe(Math.min(budget, new Set(given.flat()).size));
      }),
      { seed: 4 },
    );
  });
});
