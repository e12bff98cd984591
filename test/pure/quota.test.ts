import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Group, quotas } from '../../src/features/neighbourhood/quota.ts';

const groups = (...fresh: readonly number[]): Group[] =>
  fresh.map((each, index) => ({ id: `e-${index}`, kind: 'MEMBER_OF', out: true, total: each, fresh: each }));

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
    expect(quotas(groups(...fresh), budget)).toEqual(shares);
  });

  it('use the budget up, give nobody more than it has, and nobody less than another who has as many', () => {
    const sizes = fc.array(fc.nat({ max: 600 }), { maxLength: 30 });
    fc.assert(
      fc.property(sizes, fc.nat({ max: 1_000 }), (fresh, budget) => {
        const shares = quotas(groups(...fresh), budget);
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
