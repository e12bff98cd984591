import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeness, excludedBy, levelFit, periodFit } from '../../src/features/matching/factors.ts';
import type { MarketOffer } from '../../src/features/matching/offer.ts';
import { FACTORS, idf, type Model, scoreOf, USUAL_WEIGHTS, weightsOf } from '../../src/features/matching/score.ts';
import { type Bridge, Taxonomy, type Topic } from '../../src/features/matching/taxonomy.ts';

const topic = (id: string, ...parents: string[]): Topic => ({ id, key: id, kind: id.slice(0, 1), parents });
const bridge = (a: string, b: string, strength: number): Bridge => ({ fact: `${a}~${b}`, a, b, strength });

/** m → m1, m2; m1 → m11, m12; and a tree of skills s → s1, s2. */
const TOPICS = [topic('m'), topic('m1', 'm'), topic('m2', 'm'), topic('m11', 'm1'), topic('m12', 'm1')];
const SKILLS = [topic('s'), topic('s1', 's'), topic('s2', 's')];

const offer = (side: MarketOffer['side'], topics: readonly string[], more: Partial<MarketOffer> = {}): MarketOffer => ({
  ...{ id: side, key: side, name: side, side, origin: 'RECORDED', synthetic: false, category: null, quantity: null },
  ...{ unit: null, level: null, reach: null, from: null, to: null, regions: [], owner: null, confidence: 1, facts: [] },
  topics: topics.map((id) => ({ id, weight: 1, fact: undefined })),
  ...more,
});
const supply = (topics: readonly string[], more?: Partial<MarketOffer>) => offer('SUPPLY', topics, more);
const demand = (topics: readonly string[], more?: Partial<MarketOffer>) => offer('DEMAND', topics, more);

describe('similarity', () => {
  const taxonomy = new Taxonomy([...TOPICS, ...SKILLS], [bridge('m11', 's1', 0.8)]);

  it('is 1 for the same term, and Lin’s through the closest common ancestor', () => {
    const near = taxonomy.near('m11');
    expect(near.get('m11')).toEqual({ similarity: 1, via: undefined, bridges: [] });
    // of five terms three lie at or below m1, one at m11 and m12 each
    const expected = (2 * Math.log(5 / 3)) / (2 * Math.log(5));
    expect(near.get('m12')?.similarity).toBeCloseTo(expected, 12);
    expect(near.get('m12')?.via).toBe('m1');
    expect(near.has('m2')).toBe(false);
  });

  it('crosses to another tree by what joins them, and names the fact', () => {
    expect(taxonomy.near('m11').get('s1')).toEqual({ similarity: 0.8, via: undefined, bridges: ['m11~s1'] });
    expect(taxonomy.near('s1').get('m11')?.similarity).toBe(0.8);
    expect(taxonomy.near('m12').get('s1')?.similarity).toBeCloseTo(0.8 * (Math.log(5 / 3) / Math.log(5)), 12);
  });

  it('counts uses: what is used more tells less', () => {
    const used = new Taxonomy(TOPICS, [], new Map([['m12', 100]]));
    expect(used.informationContent('m12')).toBeLessThan(used.informationContent('m11'));
    expect(used.informationContent('m')).toBeCloseTo(0, 12);
  });

  it('ends on cycles, and knows an unknown term as itself', () => {
    const round = new Taxonomy(
      [topic('a', 'b'), topic('b', 'a')].map((each) => ({ ...each, kind: 'x' })),
      [],
    );
    expect(round.near('a').get('a')?.similarity).toBe(1);
    expect([...round.near('nowhere').keys()]).toEqual(['nowhere']);
  });

  it('is symmetric, between 0 and 1, and does not depend on the order of rows', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const parents = fc.tuple(...ids.map((_, at) => fc.nat({ max: at })));
    const bridges = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.double({ min: 0.3, max: 1, noNaN: true })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(parents, bridges, (above, joined) => {
        const topics = ids.map((id, at) => ({
          id,
          key: id,
          kind: 'x',
          parents: above[at] === at ? [] : [ids[above[at] ?? 0] ?? ''],
        }));
        const links = joined.map(([a, b, strength], at) => ({
          fact: `f${at}`,
          a: ids[a] ?? '',
          b: ids[b] ?? '',
          strength,
        }));
        const [one, other] = [new Taxonomy(topics, links), new Taxonomy([...topics].reverse(), [...links].reverse())];
        for (const id of ids) {
          for (const [far, { similarity }] of one.near(id)) {
            expect(similarity).toBeGreaterThan(0);
            expect(similarity).toBeLessThanOrEqual(1);
            expect(other.near(id).get(far)?.similarity).toBeCloseTo(similarity, 12);
            expect(one.near(far).get(id)?.similarity).toBeCloseTo(similarity, 9);
          }
        }
      }),
    );
  });
});

describe('filters', () => {
  it.each([
    ['categories that differ', { category: 'PEOPLE' }, { category: 'EQUIPMENT' }, 'CATEGORY'],
    ['a level below the one wanted', { level: 'SECONDARY' }, { level: 'BACHELOR' }, 'LEVEL'],
    ['a reach that ends before', { regions: ['p', 'c1'] }, { regions: ['p', 'c2'], reach: 'CITY' }, 'REACH'],
    ['periods that never meet', { to: '2026-01-01' }, { from: '2026-01-01' }, 'PERIOD'],
    ['units that differ', { unit: '人' }, { unit: '台' }, 'CAPACITY'],
  ] as const)('exclude %s', (_what, offered, wanted, reason) => {
    expect(excludedBy({ supply: supply([], offered), demand: demand([], wanted) }, false)).toBe(reason);
  });

  it('exclude nobody for what is not known', () => {
    expect(
      excludedBy({ supply: supply([]), demand: demand([], { level: 'MASTER', reach: 'COUNTY', unit: '人' }) }, false),
    ).toBeUndefined();
  });

  it('ask for the whole quantity only where told', () => {
    const pair = { supply: supply([], { quantity: 5 }), demand: demand([], { quantity: 6 }) };
    expect([excludedBy(pair, false), excludedBy(pair, true)]).toEqual([undefined, 'CAPACITY']);
  });
});

describe('factors', () => {
  it('measure regions by the levels they share', () => {
    const at = (a: string[], b: string[]) =>
      closeness({ supply: supply([], { regions: a }), demand: demand([], { regions: b }) });
    expect(at(['p', 'c', 'x'], ['p', 'c'])).toBe(1);
    expect(at(['p', 'c1'], ['p', 'c2'])).toBe(0.5);
    expect(at(['p1'], ['p2'])).toBe(0);
    expect(at([], ['p'])).toBeUndefined();
  });

  it('measure levels by the steps above, periods by the days covered', () => {
    expect(levelFit({ supply: supply([], { level: 'BACHELOR' }), demand: demand([], { level: 'DIPLOMA' }) })).toBe(
      0.75,
    );
    const wanted = demand([], { from: '2026-01-01', to: '2026-01-11' });
    expect(periodFit({ supply: supply([], { from: '2026-01-06' }), demand: wanted })).toBe(0.5);
    expect(periodFit({ supply: supply([]), demand: wanted })).toBeUndefined();
  });
});

describe('the score', () => {
  const taxonomy = new Taxonomy([...TOPICS, ...SKILLS], [bridge('m11', 's1', 0.8)]);
  const model: Model = {
    taxonomy,
    offers: 10,
    about: new Map([
      ['m11', 4],
      ['s1', 1],
    ]),
  };
  const ids = [...TOPICS, ...SKILLS].map(({ id }) => id);
  const topics = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 });
  const weights = fc
    .tuple(...FACTORS.map(() => fc.double({ min: 0, max: 5, noNaN: true })))
    .filter((all) => all.some((each) => each > 1e-6));

  it('can be worked out by hand', () => {
    const { score, factors, matched, missing, surplus } = scoreOf(
      { supply: supply(['m11', 'm2']), demand: demand(['m11', 's2']) },
      model,
      USUAL_WEIGHTS,
      0,
    );
    const [known, lost] = [idf(model, 'm11'), idf(model, 's2')];
    expect(known).toBeCloseTo(Math.log(11 / 5) + 1, 12);
    const coverage = known / (known + lost);
    expect(factors[0]).toMatchObject({ name: 'COVERAGE', weight: 0.5, known: true });
    expect(factors[0]?.value).toBeCloseTo(coverage, 12);
    expect(score).toBeCloseTo(0.5 * coverage + (0.1 * known) / (Math.log(11) + 1) + 0.5 * 0.25 + 0.05, 12);
    expect([matched.map(({ wanted }) => wanted), missing, surplus]).toEqual([['m11'], ['s2'], ['m2']]);
  });

  it('is the sum of its parts, between 0 and 1, under any weights', () => {
    fc.assert(
      fc.property(
        topics,
        topics,
        weights,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (offered, wanted, given, ties) => {
          const asked = weightsOf(
            FACTORS.map((factor, at) => ({ factor, weight: given[at] ?? 0 })),
            'matches',
          );
          const { score, factors, matched } = scoreOf(
            { supply: supply(offered), demand: demand(wanted) },
            model,
            asked,
            ties,
          );
          const parts = factors.reduce((sum, { weight, value }) => sum + weight * value, 0);
          expect(Math.abs(parts - score)).toBeLessThan(1e-9);
          const terms = matched.reduce((sum, { contribution }) => sum + contribution, 0);
          expect(Math.abs(terms - (factors.find(({ name }) => name === 'COVERAGE')?.contribution ?? 0))).toBeLessThan(
            1e-9,
          );
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
    );
  });

  it('never falls when a supply gains a topic that is wanted', () => {
    fc.assert(
      fc.property(topics, topics, fc.nat(), (offered, wanted, at) => {
        const gained = wanted[at % wanted.length] ?? '';
        const before = scoreOf({ supply: supply(offered), demand: demand(wanted) }, model, USUAL_WEIGHTS, 0).score;
        const more = [...new Set([...offered, gained])];
        expect(
          scoreOf({ supply: supply(more), demand: demand(wanted) }, model, USUAL_WEIGHTS, 0).score,
        ).toBeGreaterThanOrEqual(before - 1e-12);
      }),
    );
  });

  it('does not depend on the order of topics', () => {
    fc.assert(
      fc.property(topics, topics, (offered, wanted) => {
        const scored = (a: readonly string[], b: readonly string[]) =>
          scoreOf({ supply: supply(a), demand: demand(b) }, model, USUAL_WEIGHTS, 0);
        const [one, other] = [scored(offered, wanted), scored([...offered].reverse(), [...wanted].reverse())];
        expect(other.score).toBeCloseTo(one.score, 12);
        expect(other.matched.map(({ wanted: id, offered: by }) => [id, by]).sort()).toEqual(
          one.matched.map(({ wanted: id, offered: by }) => [id, by]).sort(),
        );
      }),
    );
  });

  it('is 0 in coverage, never NaN, where nothing is wanted', () => {
    const { score, factors } = scoreOf({ supply: supply(['m']), demand: demand([]) }, model, USUAL_WEIGHTS, 0);
    expect(score).not.toBeNaN();
    expect(factors.find(({ name }) => name === 'COVERAGE')?.value).toBe(0);
  });

  it.each([
    ['an unknown factor', [{ factor: 'LUCK', weight: 1 }], 'no factor'],
    ['a weight below 0', [{ factor: 'REGION', weight: -1 }], 'weights from 0'],
    ['weights that sum to 0', FACTORS.map((factor) => ({ factor, weight: 0 })), 'sum to 0'],
  ])('refuses %s', (_what, given, message) => {
    expect(() => weightsOf(given, 'matches')).toThrow(message);
  });
});
