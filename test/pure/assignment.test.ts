import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type AssignmentKind, type Candidates, type Found, solve } from '../../src/features/matching/engine/solver.ts';
import { pythonWith } from '../support/python.ts';

// every instance has a thread of its own, and the machine may be busy
vi.setConfig({ testTimeout: 120_000 });

/** Whole quantities, and a whole score of each pair by demand and supply; null: no pair. */
interface Instance {
  readonly supply: readonly number[];
  readonly demand: readonly number[];
  readonly scores: readonly (readonly (number | null)[])[];
}

const instances = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 9 }))
  .chain(([supplies, demands, most]) =>
    fc.record({
      supply: fc.array(fc.nat(most), { minLength: supplies, maxLength: supplies }),
      demand: fc.array(fc.nat(most), { minLength: demands, maxLength: demands }),
      scores: fc.array(fc.array(fc.option(fc.nat(20), { freq: 2 }), { minLength: supplies, maxLength: supplies }), {
        minLength: demands,
        maxLength: demands,
      }),
    }),
  );

const pairsOf = ({ scores }: Instance) =>
  scores.flatMap((row, demand) => row.flatMap((score, supply) => (score === null ? [] : [{ demand, supply, score }])));

function candidatesOf(instance: Instance, kind: AssignmentKind): Candidates {
  const pairs = pairsOf(instance);
  const amounts = (all: readonly number[]) => Float64Array.from(all, (amount) => (kind === 'QUANTITIES' ? amount : 1));
  return {
    supply: amounts(instance.supply),
    demand: amounts(instance.demand),
    starts: Uint32Array.from(
      { length: instance.demand.length + 1 },
      (_, at) => pairs.filter(({ demand }) => demand < at).length,
    ),
    supplies: Uint32Array.from(pairs, ({ supply }) => supply),
    scores: Float64Array.from(pairs, ({ score }) => score),
  };
}

const solved = (instance: Instance, kind: AssignmentKind): Promise<Found> =>
  solve({ kind, candidates: candidatesOf(instance, kind) });

/** What an assignment gives and takes never exceeds what there is. */
function checked(instance: Instance, kind: AssignmentKind, { amounts }: Found): number {
  const { supply, demand } = candidatesOf(instance, kind);
  const [given, met] = [new Float64Array(supply.length), new Float64Array(demand.length)];
  let objective = 0;
  for (const [at, pair] of pairsOf(instance).entries()) {
    const amount = amounts[at] ?? Number.NaN;
    expect(amount).toBeGreaterThanOrEqual(0);
    given[pair.supply] = (given[pair.supply] ?? 0) + amount;
    met[pair.demand] = (met[pair.demand] ?? 0) + amount;
    objective += amount * pair.score;
  }
  for (const [at, amount] of given.entries()) expect(amount).toBeLessThanOrEqual(supply[at] ?? -1);
  for (const [at, amount] of met.entries()) expect(amount).toBeLessThanOrEqual(demand[at] ?? -1);
  return objective;
}

/** The best there is, by trying: for one to one only. */
function bestOf({ supply, demand, scores }: Instance): number {
  const best = (at: number, free: ReadonlySet<number>): number => {
    if (at === demand.length) return 0;
    let most = best(at + 1, free);
    for (const each of free) {
      const score = scores[at]?.[each];
      if (score == null) continue;
      most = Math.max(most, score + best(at + 1, new Set([...free].filter((other) => other !== each))));
    }
    return most;
  };
  return best(0, new Set(supply.keys()));
}

describe('an assignment', () => {
  it.each(['QUANTITIES', 'ONE_TO_ONE'] as const)(
    'of %s takes no more than there is, and proves that it is best',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(instances, async (instance) => {
          const found = await solved(instance, kind);
          expect(checked(instance, kind, found)).toBe(Number(found.objective));
          expect(found.bound).toBe(found.objective);
          if (kind === 'ONE_TO_ONE' && instance.demand.length <= 5)
            expect(Number(found.objective)).toBe(bestOf(instance));
        }),
        { numRuns: 40 },
      );
    },
  );

  it('that is stable leaves no two who would rather have each other', async () => {
    await fc.assert(
      fc.asyncProperty(instances, async (instance) => {
        const found = await solved(instance, 'STABLE');
        checked(instance, 'STABLE', found);
        expect(found.blocking).toBe(0);
        const pairs = pairsOf(instance);
        const own = (side: 'supply' | 'demand', at: number) =>
          pairs.find((pair, place) => pair[side] === at && found.amounts[place] === 1)?.score ?? -1;
        for (const { demand, supply, score } of pairs)
          expect(score > own('demand', demand) && score > own('supply', supply)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('says how far it is, and ends when told to', async () => {
    const large: Instance = {
      supply: Array.from({ length: 120 }, (_, at) => 1 + (at % 5)),
      demand: Array.from({ length: 120 }, (_, at) => 1 + (at % 7)),
      scores: Array.from({ length: 120 }, (_, a) => Array.from({ length: 120 }, (_each, b) => (a * 37 + b * 91) % 101)),
    };
    const candidates = candidatesOf(large, 'QUANTITIES');
    const shares: number[] = [];
    await solve({ kind: 'QUANTITIES', candidates, onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const stop = new AbortController();
    const going = solve({ kind: 'QUANTITIES', candidates, signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(going).rejects.toThrow('enough');
    await expect(solve({ kind: 'QUANTITIES', candidates, deadlineMs: 1 })).rejects.toThrow('took more than 0.001 s');
  });
});

/** Reads instances as JSON and answers with the best objectives: by a linear programme, and by the Hungarian method. */
const PYTHON = `
import json, sys
import numpy as np
from scipy.optimize import linprog, linear_sum_assignment
answers = []
for each in json.load(sys.stdin):
    supply, demand, scores = each['supply'], each['demand'], each['scores']
    pairs = [(d, s, w) for d, row in enumerate(scores) for s, w in enumerate(row) if w is not None]
    total = 0.0
    if pairs:
        rows = np.zeros((len(demand) + len(supply), len(pairs)))
        for at, (d, s, w) in enumerate(pairs):
            rows[d, at] = 1
            rows[len(demand) + s, at] = 1
        found = linprog([-w for _, _, w in pairs], A_ub=rows, b_ub=demand + supply, bounds=(0, None), method='highs')
        total = -found.fun
    matrix = np.array([[w or 0 for w in row] for row in scores])
    best = linear_sum_assignment(matrix, maximize=True)
    answers.append([float(total), float(matrix[best].sum())])
print(json.dumps(answers))
`;
const python = pythonWith('scipy', 'scipy>=1.11');

describe.skipIf(!python)('scipy', () => {
  it('finds nothing better, and nothing worse, on 300 networks', async () => {
    const drawn = fc.sample(instances, { numRuns: 300, seed: 5 });
    const { status, stdout, stderr } = spawnSync(python ?? 'true', ['-c', PYTHON], {
      input: JSON.stringify(drawn),
      encoding: 'utf8',
      maxBuffer: 2 ** 24,
    });
    expect(stderr.trim() === '' || status === 0).toBe(true);
    const expected: [number, number][] = JSON.parse(stdout);
    for (const [at, instance] of drawn.entries()) {
      const [quantities, oneToOne] = expected[at] ?? [Number.NaN, Number.NaN];
      const [whole, single] = await Promise.all([solved(instance, 'QUANTITIES'), solved(instance, 'ONE_TO_ONE')]);
      expect(Number(whole.objective)).toBeCloseTo(quantities, 6);
      expect(Number(single.objective)).toBeCloseTo(oneToOne, 6);
    }
  });
});
