import { describe, expect, it } from 'vitest';
import { bigrams, type Described, jaccard, ranked, tfIdfCosine } from '../../bench/matching/baselines.ts';
import { pairedBootstrap } from '../../bench/matching/bootstrap.ts';
import { Chance } from '../../bench/matching/chance.ts';
import { answerable, evaluate, type Figures } from '../../bench/matching/evaluation.ts';
import { capableShare, gradeOf, gradesOf } from '../../bench/matching/judge.ts';
import { ndcg, recall, reciprocalRank } from '../../bench/matching/measures.ts';
import type { Group, Outcome } from '../../bench/matching/outcome.ts';
import { offersRecorded } from '../../bench/matching/recorded.ts';
import { recordsOf } from '../../bench/matching/records.ts';
import { comparisonsOf, notBeaten, reportOf } from '../../bench/matching/report.ts';
import type { Term } from '../../bench/matching/vocabularies.ts';
import { type Body, type Job, type Programme, worldFrom } from '../../bench/matching/world.ts';
import { parseRecords } from '../../src/features/ingestion/parse.ts';
import { linesFrom } from '../support/records.ts';

const GRADES = new Map([
  ['a', 3],
  ['b', 1],
  ['c', 2],
  ['d', 0],
]);

describe('a measure of a ranking', () => {
  it('is 1 in NDCG for the best order, less for another, 0 for none that helps', () => {
    expect(ndcg(['a', 'c', 'b'], GRADES, 10)).toBe(1);
    // gains 1, 7, 3 over 7, 3, 1, each by log2(rank + 1)
    expect(ndcg(['b', 'a', 'c'], GRADES, 10)).toBeCloseTo(0.7364, 4);
    expect(ndcg(['d', 'x'], GRADES, 10)).toBe(0);
    expect(ndcg(['a'], new Map(), 10)).toBe(0);
  });

  it('looks no deeper in NDCG than told, nor does the best order', () => {
    expect(ndcg(['d', 'a'], GRADES, 1)).toBe(0);
    expect(ndcg(['a', 'd'], GRADES, 1)).toBe(1);
  });

  it('is one over the rank of the first relevant', () => {
    expect(reciprocalRank(['b', 'd', 'c', 'a'], GRADES)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRank(['b', 'd'], GRADES)).toBe(0);
  });

  it('is the share of all relevant that were found', () => {
    expect(recall(['b', 'c', 'a'], GRADES, 2)).toBe(0.5);
    expect(recall(['a'], new Map(), 10)).toBe(0);
  });

  it('is taken of questions that have an answer, in their order', async () => {
    const questions = [
      { demand: 'p', grades: GRADES },
      { demand: 'q', grades: new Map([['a', 1]]) },
    ];
    expect(answerable(questions).map(({ demand }) => demand)).toEqual(['p']);
    const figures = await evaluate((demand) => (demand === 'p' ? ['d', 'a'] : []), questions);
    expect(figures).toMatchObject({ MRR: [0.5, 0], 'recall@10': [0.5, 0] });
  });
});

describe('a baseline', () => {
  const offer = (key: string, topics: Record<string, number>): Described => ({
    key,
    topics: new Map(Object.entries(topics)),
  });
  const demand = offer('demand', { x: 1, y: 1 });
  const supplies = [offer('one', { x: 1, z: 1 }), offer('both', { x: 0.5, y: 1 }), offer('none', { z: 1 })];

  it('counts topics in common over all', () => {
    expect([...jaccard(demand, supplies)]).toEqual([
      ['one', 1 / 3],
      ['both', 1],
    ]);
  });

  it('weighs topics by how rare they are, and counts none that all are about', () => {
    const [plain, common] = [
      tfIdfCosine([demand, ...supplies]),
      tfIdfCosine([offer('p', { x: 1 }), offer('q', { x: 1 })]),
    ];
    // ln(4/3) for x, ln(4/2) for y and z
    const [x, y] = [Math.log(4 / 3), Math.log(2)];
    const scores = plain(demand, supplies);
    expect([...scores.keys()]).toEqual(['one', 'both']);
    expect(scores.get('one')).toBeCloseTo(x ** 2 / (x ** 2 + y ** 2), 12);
    expect(scores.get('both')).toBeCloseTo((x ** 2 / 2 + y ** 2) / (Math.hypot(x, y) * Math.hypot(x / 2, y)), 12);
    expect(common(offer('p', { x: 1 }), [offer('q', { x: 1 })]).size).toBe(0);
  });

  it('ranks by score, by key among equals', () => {
    const scores = new Map([
      ['b', 1],
      ['a', 1],
      ['c', 2],
    ]);
    expect(ranked(scores, 2)).toEqual(['c', 'a']);
  });

  it('reads Chinese by pairs of characters, never across names', () => {
    expect(bigrams('焊接技术 焊工 师')).toEqual(['焊接', '接技', '技术', '焊工', '师']);
  });
});

describe('the paired bootstrap', () => {
  it('is sure of a difference that is always the same', () => {
    const { mean, low, high } = pairedBootstrap([[0.25, 0.25], [0.25]], new Chance(1));
    expect([mean, low, high]).toEqual([0.25, 0.25, 0.25]);
  });

  it('is not sure of one that is by chance, and says the same of the same seed', () => {
    const differences = [0, 1].map((seed) => {
      const chance = new Chance(seed);
      return Array.from({ length: 100 }, () => chance.normal(1));
    });
    const estimate = pairedBootstrap(differences, new Chance(1));
    expect(estimate.low).toBeLessThan(0);
    expect(estimate.high).toBeGreaterThan(0);
    expect(pairedBootstrap(differences, new Chance(1))).toEqual(estimate);
  });

  it('is as wide as the worlds differ, however many questions each has', () => {
    const { low, high } = pairedBootstrap([Array(500).fill(0), Array(500).fill(1)], new Chance(1));
    expect([low, high]).toEqual([0, 1]);
  });
});

describe('the judge', () => {
  const at = (x: number): Body['place'] => ({ keys: ['region:910000', 'region:910100', 'region:910101'], at: [x, 0] });
  const body = (key: string, x = 0): Body => ({ key, name: key, place: at(x), subfields: [] });
  const term: Term = {
    key: 'major:x',
    kind: 'MAJOR',
    name: 'x',
    parent: undefined,
    tasks: [],
    leaf: true,
    subfield: 0,
  };
  const job: Job = {
    ...{ key: 'job', owner: body('enterprise:e'), occupation: term, level: 1, period: [12, 24] },
    tasks: new Map([
      [0, 3],
      [1, 1],
    ]),
  };
  const programme = (more: Partial<Programme> = {}): Programme => ({
    ...{ key: 'programme', owner: body('school:s'), major: term, tasks: [0], level: 1, period: [0, 36] },
    ...{ mobile: false, hollow: false, ...more },
  });
  const always = () => true;
  const dealing = (wentWell: boolean) => ({ employer: 'enterprise:e', school: 'school:s', wentWell });
  const graded = (share: number, more: Partial<Programme> = {}, wentWell?: boolean) =>
    gradeOf(
      share,
      { job, programme: programme(more), dealing: wentWell === undefined ? undefined : dealing(wentWell) },
      always,
    );

  it('grades first by the work that graduates can do', () => {
    expect([0.71, 0.69, 0.49, 0.29].map((share) => graded(share))).toEqual([3, 2, 1, 0]);
  });

  it.each([
    ['a level below', { level: 0 }, 0],
    ['one level above', { level: 2 }, 3],
    ['two levels above', { level: 3 }, 2],
    ['no month in common', { period: [24, 30] }, 0],
    ['fewer than half of the months', { period: [20, 30] }, 2],
    ['far away', { owner: body('school:s', 200) }, 2],
    ['farther away', { owner: body('school:s', 500) }, 1],
    ['far away, but graduates move', { owner: body('school:s', 500), mobile: true }, 3],
    ['nothing behind it', { hollow: true }, 1],
  ] as const)('then by what speaks against it: %s', (_what, more, grade) => {
    expect(graded(0.9, { ...more, ...('period' in more ? { period: [more.period[0], more.period[1]] } : {}) })).toBe(
      grade,
    );
  });

  it('remembers how earlier dealings went, and forgives no lack of ability', () => {
    expect([graded(0.6, {}, true), graded(0.6, {}, false), graded(0.9, {}, true), graded(0.1, {}, true)]).toEqual([
      3, 1, 3, 0,
    ]);
  });

  it('overlooks what is not seen', () => {
    const blind = () => false;
    expect(gradeOf(0.9, { job, programme: programme({ level: 0, hollow: true }), dealing: undefined }, blind)).toBe(3);
  });

  it('takes each task as well as the likest that is trained, by how much it matters', () => {
    const world = worldFrom(new Chance(1));
    const transfer = (trained: number, wanted: number) => (trained === wanted ? 1 : 0.2);
    const share = capableShare(job, programme(), { ...world, competence: { ...world.competence, transfer } });
    expect(share).toBeCloseTo((3 * 1 + 1 * 0.2) / 4, 12);
  });
});

describe('a made-up world', () => {
  const made = (seed: number) => {
    const world = worldFrom(new Chance(seed));
    const offers = offersRecorded(world, new Chance(seed + 1));
    return { world, offers, records: recordsOf(world, offers, new Chance(seed + 2)).flat() };
  };
  const { world, offers, records } = made(1);

  it('is the same for the same seed alone', () => {
    const written = JSON.stringify(records);
    expect(JSON.stringify(made(1).records) === written).toBe(true);
    expect(JSON.stringify(made(2).records) === written).toBe(false);
    const [job] = world.jobs;
    if (!job) throw new Error('no job');
    expect(gradesOf(job, world, new Chance(3))).toEqual(gradesOf(job, world, new Chance(3)));
    expect(gradesOf(job, world, new Chance(3))).not.toEqual(gradesOf(job, world));
  });

  it('is written down in records that are taken in, each thing marked as made up', () => {
    const lines = linesFrom(records, 'world');
    const { parsed, problems } = parseRecords(lines);
    expect(problems).toEqual([]);
    const entities = parsed.flatMap(({ record }) => (record.type === 'entity' ? [record] : []));
    expect(entities.filter(({ attributes }) => attributes?.synthetic !== true)).toEqual([]);
  });

  it('is written down with gaps and errors: offers seldom name just the terms that are meant', () => {
    const meant = new Map(world.programmes.map(({ key, major }) => [key, major.key]));
    const supplies = offers.filter(({ side }) => side === 'SUPPLY');
    const named = supplies.filter(({ key, topics }) => topics.has(meant.get(key) ?? '')).length / supplies.length;
    expect(named).toBeGreaterThan(0.5);
    expect(named).toBeLessThan(0.75);
    expect(offers.every(({ topics }) => topics.size > 0)).toBe(true);
    expect(offers.some(({ region }) => region === undefined)).toBe(true);
  });
});

describe('the report', () => {
  const figures = (value: number): Figures => ({
    'NDCG@10': [value, value],
    MRR: [value, value],
    'recall@10': [value, value],
  });
  const reached = (name: string, group: Group, value: number) => ({ name, group, figures: figures(value) });
  const outcome: Outcome = {
    ...{ seed: 11, supplies: 4, demands: 3, questions: 2, relevant: 1.5 },
    reached: [reached('Silian', 'silian', 0.5), reached('weak', 'baseline', 0.25), reached('strong', 'baseline', 0.75)],
  };

  it('says how far Silian is ahead, and of which baseline it is not', () => {
    const comparisons = comparisonsOf([outcome]);
    expect(comparisons.map(({ name, ahead }) => [name, ahead.MRR.mean])).toEqual([
      ['Silian', 0],
      ['weak', 0.25],
      ['strong', -0.25],
    ]);
    expect(notBeaten(comparisons)).toEqual(['strong']);
    const report = reportOf([outcome], comparisons);
    expect(report).toContain('| weak | 0.250 (+0.250; +0.250 to +0.250) |');
    expect(report).toContain('| 11 | 2 of 3 | 1.5 | 0.500 | 0.250 | 0.750 |');
  });
});
