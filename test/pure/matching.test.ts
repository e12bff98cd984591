import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarketOffer } from '../../src/features/matching/market/offer.ts';
import { OfferIndex } from '../../src/features/matching/market/offer-index.ts';
import { OfferTable } from '../../src/features/matching/market/offer-table.ts';
import { type Bridge, Taxonomy, type Topic } from '../../src/features/matching/market/taxonomy.ts';
import { collaborationOf, type Dealing, Dealings, Ties } from '../../src/features/matching/market/ties.ts';
import { closeness, excludedBy, levelFit } from '../../src/features/matching/scoring/factors.ts';
import { periodFit, periodOf } from '../../src/features/matching/scoring/period.ts';
import { MAX_NAMED, pairOf, Ranker } from '../../src/features/matching/scoring/ranking.ts';
import {
  FACTORS,
  idf,
  type Model,
  scoreOf,
  USUAL_WEIGHTS,
  weightsOf,
} from '../../src/features/matching/scoring/score.ts';

/** Two that are rounded to 12 decimals differ by one step of the last at most, where what is rounded hardly does. */
const ONE_STEP = 1.5e-12;

const topic = (id: string, ...parents: string[]): Topic => ({ id, key: id, kind: id.slice(0, 1), parents });
const bridge = (a: string, b: string, strength: number): Bridge => ({ fact: `${a}~${b}`, a, b, strength });

/** m → m1, m2; m1 → m11, m12; and a tree of skills s → s1, s2. */
const TOPICS = [topic('m'), topic('m1', 'm'), topic('m2', 'm'), topic('m11', 'm1'), topic('m12', 'm1')];
const SKILLS = [topic('s'), topic('s1', 's'), topic('s2', 's')];
/** So many skills that those which only the root joins are not near. */
const MANY = Array.from({ length: 30 }, (_, at) => topic(`s${at + 3}`, 's'));

const offer = (side: MarketOffer['side'], topics: readonly string[], more: Partial<MarketOffer> = {}): MarketOffer => ({
  ...{ id: side, key: side, name: side, side, origin: 'RECORDED', synthetic: false, category: null, quantity: null },
  ...{
    unit: null,
    level: null,
    reach: null,
    from: null,
    to: null,
    region: null,
    regions: [],
    owner: null,
    confidence: 1,
    locatedBy: null,
    ownedBy: null,
  },
  topics: topics.map((id) => ({ id, weight: 1, fact: undefined })),
  ...more,
});
const supply = (topics: readonly string[], more?: Partial<MarketOffer>) => offer('SUPPLY', topics, more);
const demand = (topics: readonly string[], more?: Partial<MarketOffer>) => offer('DEMAND', topics, more);

describe('similarity', () => {
  const taxonomy = new Taxonomy([...TOPICS, ...SKILLS, ...MANY], [bridge('m11', 's1', 0.8)]);

  it('is 1 for the same term, and Lin’s through the closest common ancestor', () => {
    const near = taxonomy.near('m11');
    expect(near.get('m11')).toEqual({ similarity: 1, via: undefined, bridges: [] });
    // of five terms, and five unseen, three lie at or below m1, one at m11 and m12 each
    const expected = (2 * Math.log(10 / 3)) / (2 * Math.log(10));
    expect(near.get('m12')?.similarity).toBeCloseTo(expected, 12);
    expect(near.get('m12')?.via).toBe('m1');
    expect(near.get('m2')?.similarity).toBeCloseTo(Math.LN2 / Math.log(10), 12);
    expect(near.get('s2')).toBeUndefined();
  });

  it('crosses to another tree by what joins them, and names the fact', () => {
    expect(taxonomy.near('m11').get('s1')).toEqual({ similarity: 0.8, via: undefined, bridges: ['m11~s1'] });
    expect(taxonomy.near('s1').get('m11')?.similarity).toBe(0.8);
    expect(taxonomy.near('m12').get('s1')?.similarity).toBeCloseTo(0.8 * (Math.log(10 / 3) / Math.log(10)), 12);
  });

  it('counts uses: what is used more tells less', () => {
    const used = new Taxonomy(TOPICS, [], new Map([['m12', 100]]));
    expect(used.informationContent('m12')).toBeLessThan(used.informationContent('m11'));
    expect(used.informationContent('m')).toBeCloseTo(Math.LN2, 12);
  });

  it('ends on cycles, and knows an unknown term as itself', () => {
    const round = new Taxonomy(
      [topic('a', 'b'), topic('b', 'a')].map((each) => ({ ...each, kind: 'x' })),
      [],
    );
    expect(round.near('a').get('a')?.similarity).toBe(1);
    expect(round.near('nowhere').ids).toEqual(['nowhere']);
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
          const { ids: near, similarities } = one.near(id);
          for (const [at, far] of near.entries()) {
            const similarity = similarities[at] ?? 0;
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
    expect(closeness(['p', 'c', 'x'], ['p', 'c'])).toBe(1);
    expect(closeness(['p', 'c1'], ['p', 'c2'])).toBe(0.5);
    expect(closeness(['p1'], ['p2'])).toBe(0);
    expect(closeness([], ['p'])).toBeUndefined();
  });

  it('measure levels by the steps above, periods by the days covered', () => {
    expect(levelFit('BACHELOR', 'DIPLOMA')).toBe(0.75);
    const period = (from: string | null, to: string | null) => periodOf({ from, to });
    const wanted = period('2026-01-01', '2026-01-11');
    expect(periodFit(period('2026-01-06', null), wanted)).toBe(0.5);
    expect(periodFit(period(null, null), wanted)).toBeUndefined();
    expect(periodFit(period(null, '2026-01-01'), wanted)).toBe(0);
    expect(periodFit(period(null, '2026-06-01'), period('2026-01-01', null))).toBe(1);
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
      { supply: supply(['m11', 'm2']), demand: demand(['m11', 'unheard-of']) },
      model,
      USUAL_WEIGHTS,
      0,
    );
    const [known, lost] = [idf(model, 'm11'), idf(model, 'unheard-of')];
    expect(known).toBeCloseTo(Math.log(11 / 5) + 1, 12);
    const coverage = known / (known + lost);
    expect(factors[0]).toMatchObject({ name: 'COVERAGE', weight: 0.5, known: true });
    expect(factors[0]?.value).toBeCloseTo(coverage, 12);
    expect(score).toBeCloseTo(0.5 * coverage + (0.1 * known) / (Math.log(11) + 1) + 0.5 * 0.25 + 0.05, 12);
    expect([matched.map(({ wanted }) => wanted), missing, surplus]).toEqual([['m11'], ['unheard-of'], ['m2']]);
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
        ).toBeGreaterThanOrEqual(before - ONE_STEP);
      }),
    );
  });

  it('does not depend on the order of topics', () => {
    fc.assert(
      fc.property(topics, topics, (offered, wanted) => {
        const scored = (a: readonly string[], b: readonly string[]) =>
          scoreOf({ supply: supply(a), demand: demand(b) }, model, USUAL_WEIGHTS, 0);
        const [one, other] = [scored(offered, wanted), scored([...offered].reverse(), [...wanted].reverse())];
        expect(Math.abs(other.score - one.score)).toBeLessThan(ONE_STEP);
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

describe('a ranking', () => {
  const taxonomy = new Taxonomy([...TOPICS, ...SKILLS, ...MANY], [bridge('m11', 's1', 0.8)]);
  const known = fc.constantFrom('m', 'm1', 'm2', 'm11', 'm12', 's1', 's2', 's3', 'x');
  const weighed = fc.uniqueArray(fc.record({ id: known, weight: fc.constantFrom(0.2, 0.5, 1) }), {
    minLength: 1,
    maxLength: 5,
    selector: ({ id }) => id,
  });
  const some = <T>(...values: readonly T[]) => fc.constantFrom(null, ...values);
  const anOffer = fc.record({
    side: fc.constantFrom('SUPPLY' as const, 'DEMAND' as const),
    topics: weighed,
    category: some('PEOPLE', 'EQUIPMENT'),
    level: some('DIPLOMA' as const, 'BACHELOR' as const),
    from: some('2025-01-01', '2026-01-01'),
    to: some('2025-06-01', '2027-01-01'),
    place: fc.constantFrom([], ['p'], ['p', 'c'], ['q']),
    reach: some('CITY' as const),
    owner: some('a', 'b', 'c', 'd'),
    confidence: fc.constantFrom(0.5, 1),
    unit: some('人'),
    quantity: some(3, 10),
  });
  const dealings: Dealing[] = [
    { id: '1', from: 'a', to: 'b', direct: true },
    { id: '2', from: 'a', to: 'm', direct: false },
    { id: '3', from: 'c', to: 'm', direct: false },
    { id: '4', from: 'b', to: 'c', direct: true },
  ];
  const read = new Dealings();
  for (const dealing of dealings) read.add(dealing);
  const ties = new Ties(read);
  const market = fc.array(anOffer, { minLength: 2, maxLength: 25 }).map((all) =>
    all.map(({ side, topics, place, ...more }, at) => ({
      ...offer(side, [], { ...more, region: place.at(-1) ?? null, regions: place }),
      ...{ id: `o${at}`, key: `o${at}`, topics: topics.map((each) => ({ ...each, fact: undefined })) },
    })),
  );

  const modelOf = (offers: readonly MarketOffer[]): Model => {
    const about = new Map<string, number>();
    for (const { topics } of offers) for (const { id } of topics) about.set(id, (about.get(id) ?? 0) + 1);
    return { taxonomy, offers: offers.length, about };
  };

  it('puts those that fit alike by key, whatever order their parts are summed in', () => {
    const weights = { s3: 0.2, s4: 0.7, s5: 0.9 };
    const wanted = demand([], {
      topics: Object.entries(weights).map(([id, weight]) => ({ id, weight, fact: undefined })),
    });
    const at = (key: string, ...ids: string[]) => supply(ids, { id: key, key });
    // in binary 0.2 + 0.7 is less than 0.9
    const offers = [wanted, at('a', 's3', 's4'), at('b', 's5'), at('c', 's3', 's4')];
    const model = { taxonomy: new Taxonomy(MANY, []), offers: 4, about: new Map() };
    const indexes = [new OfferIndex(OfferTable.of(offers, 'RECORDED'), model)];
    const { ranked } = new Ranker({ indexes, model, ties }, { weights: USUAL_WEIGHTS, whole: false }).rank(wanted, {
      most: 3,
    });
    expect(ranked.map(({ offer: { key } }) => key)).toEqual(['a', 'b', 'c']);
    expect(new Set(ranked.map(({ score }) => score)).size).toBe(1);
    expect(scoreOf({ demand: wanted, supply: at('b', 's5') }, model, USUAL_WEIGHTS, 0).score).toBe(ranked[0]?.score);
  });

  it('holds just those with a topic near, each with the score that its explanation gives, the best first', () => {
    fc.assert(
      fc.property(market, fc.boolean(), fc.nat(3), (offers, whole, size) => {
        const model = modelOf(offers);
        // in two tables, as what is recorded and what is derived
        const halves = [offers.filter((_, at) => at % 2 === 0), offers.filter((_, at) => at % 2 === 1)];
        const indexes = halves.map((half) => new OfferIndex(OfferTable.of(half, 'RECORDED'), model));
        const ranker = new Ranker({ indexes, model, ties }, { weights: USUAL_WEIGHTS, whole });
        for (const one of offers) {
          const expected = offers
            .filter(({ side }) => side !== one.side)
            .flatMap((other) => {
              const pair = pairOf(one, other);
              const facts = one.owner !== null && other.owner !== null ? ties.between(one.owner, other.owner) : [];
              const collaboration = collaborationOf(one.owner, other.owner, facts);
              const { score, matched } = scoreOf(pair, model, USUAL_WEIGHTS, collaboration);
              return matched.length > 0 ? [{ key: other.key, score, reason: excludedBy(pair, whole) }] : [];
            });
          const { ranked, count, excluded } = ranker.rank(one, { most: Number.POSITIVE_INFINITY });
          const scores = new Map(ranked.map(({ offer: { key }, score }) => [key, score]));
          const passed = expected.filter(({ reason }) => reason === undefined);
          expect([...scores.keys()].sort()).toEqual(passed.map(({ key }) => key).sort());
          expect(count).toBe(passed.length);
          for (const { key, score } of passed)
            expect(Math.abs((scores.get(key) ?? Number.NaN) - score)).toBeLessThan(ONE_STEP);
          for (const [
            at,
            {
              score,
              offer: { key },
            },
          ] of ranked.entries()) {
            const before = ranked[at - 1];
            expect(before && (before.score < score || (before.score === score && before.offer.key > key))).not.toBe(
              true,
            );
          }
          for (const reason of new Set(expected.flatMap((each) => each.reason ?? []))) {
            const keys = expected.filter((each) => each.reason === reason).map(({ key }) => key);
            const found = excluded.get(reason);
            expect(found?.count).toBe(keys.length);
            expect(found?.offers.map(({ key }) => key)).toEqual(keys.sort().slice(0, MAX_NAMED));
          }
          expect(ranker.rank(one, { least: 0.4, most: 3 })).toMatchObject({
            ranked: ranked.filter(({ score }) => score >= 0.4).slice(0, 3),
            count: ranked.filter(({ score }) => score >= 0.4).length,
          });
          const last = ranked[size];
          const after = last && { score: last.score, key: last.offer.key };
          expect(ranker.rank(one, { most: 2, after }).ranked).toEqual(
            last ? ranked.slice(size + 1, size + 3) : ranked.slice(0, 2),
          );
        }
      }),
    );
  });

  it('gives back from its columns the very offers that went in', () => {
    fc.assert(
      fc.property(market, (offers) => {
        const told = offers.map((each) => ({
          ...each,
          topics: each.topics.map(({ id, weight }) => ({ id, weight, fact: { id: `f${id}`, from: each.id, to: id } })),
          ...{ locatedBy: each.region && `l${each.id}`, ownedBy: each.owner && `w${each.id}` },
        }));
        const table = OfferTable.of(told, 'RECORDED');
        const sorted = told.sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(sorted.map((_, place) => table.at(place))).toEqual(sorted);
        for (const { id, key } of offers) {
          expect(table.at(table.placeOf(id) ?? -1).key).toBe(key);
          expect(table.at(table.placeOf(key) ?? -1).id).toBe(id);
        }
        expect(table.placeOf('nobody')).toBeUndefined();
      }),
    );
  });

  it('lets go of what is not among the best, and still counts it', () => {
    const model = modelOf([]);
    const offers = Array.from({ length: 500 }, (_, at) =>
      supply(['m11'], { id: `o${at}`, key: `o${String(at).padStart(3, '0')}`, confidence: ((at * 7919) % 500) / 500 }),
    );
    const indexes = [new OfferIndex(OfferTable.of(offers, 'RECORDED'), model)];
    const { ranked, count } = new Ranker({ indexes, model, ties }, { weights: USUAL_WEIGHTS, whole: false }).rank(
      demand(['m11']),
      { most: 10 },
    );
    const best = [...offers].sort((a, b) => b.confidence - a.confidence).slice(0, 10);
    expect([ranked.map(({ offer: { key } }) => key), count]).toEqual([best.map(({ key }) => key), 500]);
  });

  it('knows who deals with whom at first hand and through another, by the smallest facts', () => {
    const factsOf = (one: string, other: string) => ties.between(one, other).map(({ id }) => id);
    expect([factsOf('a', 'b'), factsOf('a', 'c'), factsOf('a', 'd')]).toEqual([['1'], ['1', '4'], []]);
    expect([factsOf('c', 'b'), factsOf('c', 'a')]).toEqual([['4'], ['3', '2']]);
    expect([...ties.closenessTo('a')]).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 0.5],
    ]);
    expect([...ties.closenessTo('d')]).toEqual([['d', 1]]);
  });
});
