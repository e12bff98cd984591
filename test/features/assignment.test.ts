import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** Two demands for welding and one for milling; who supplies both has 10 places, who supplies welding alone 5. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    source(),
    ...['焊接', '铣削'].map((name) => entity('SKILL', `skill:${name}`, name)),
    entity('SCHOOL', 'school:s', '太行职业学院'),
    entity('MAJOR', 'major:2021:460110', '智能焊接技术'),
    relation('OFFERS_MAJOR', 'school:s', 'major:2021:460110'),
    relation('TRAINS_SKILL', 'major:2021:460110', 'skill:焊接', { weight: 0.9 }),
    offer('demand', '甲', ['焊接'], { quantity: 6, unit: '人' }),
    offer('demand', '乙', ['铣削'], { quantity: 8, unit: '人' }),
    offer('demand', '丙', ['焊接'], { quantity: 2.5, unit: '人' }),
    offer('supply', '两样', ['焊接', '铣削'], { quantity: 10, unit: '人' }),
    offer('supply', '焊接', ['焊接'], { quantity: 5, unit: '人' }),
    offer('supply', '设备', ['焊接'], { quantity: 3, unit: '台' }),
    offer('supply', '不详', ['焊接'], {}),
  ]);
});
afterAll(() => graph.close());

const offer = (side: string, name: string, topics: string[], attributes: object) =>
  entity('OFFER', `offer:${side}/${name}`, name, {
    attributes: { side: side.toUpperCase(), topics: topics.map((topic) => ({ key: `skill:${topic}` })), ...attributes },
  });

interface Pair {
  supply: { name: string };
  demand: { name: string };
  quantity: number | null;
  score: number;
}
interface Answer {
  pairs: { totalCount: number; nodes: Pair[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  unmetDemand: number;
  unusedSupply: number;
  objective: number;
  bound: number | null;
  optimal: boolean;
  blockingPairs: number | null;
  offers: number;
  leftOut: number;
  candidates: number;
  pruned: boolean;
}
const asked = async (args = '', page = '') =>
  (
    await graph.ask<{ assignment: Answer | null }>(`{ assignment${args} {
      pairs${page} { totalCount nodes { supply { name } demand { name } quantity score } pageInfo { hasNextPage endCursor } }
      unmetDemand unusedSupply objective bound optimal blockingPairs offers leftOut candidates pruned
      method { version weights { factor weight } }
    } }`)
  ).assignment;
describe('assignment', () => {
  it('gives quantities so that the whole is best, by the scores of matches, and proves it', async () => {
    const answer = await asked();
    expect(answer).toMatchObject({ unmetDemand: 1.5, unusedSupply: 0, optimal: true, blockingPairs: null });
    expect(answer).toMatchObject({ offers: 5, leftOut: 3, candidates: 5, pruned: false });
    expect(answer?.bound).toBe(answer?.objective);
    const nodes = answer?.pairs.nodes ?? [];
    const total = nodes.reduce((sum, { quantity, score }) => sum + (quantity ?? 0) * score, 0);
    expect(total).toBeCloseTo(answer?.objective ?? 0, 6);
    // milling is supplied by one alone, which therefore gives it all that is wanted
    expect(nodes.find(({ demand }) => demand.name === '乙')).toMatchObject({ supply: { name: '两样' }, quantity: 8 });
    const { matches } = await graph.ask<{ matches: { nodes: { score: number; offer: { name: string } }[] } }>(
      '{ matches(offer: "offer:demand/乙") { nodes { score offer { name } } } }',
    );
    expect(matches.nodes.find(({ offer: { name } }) => name === '两样')?.score).toBe(
      nodes.find(({ demand }) => demand.name === '乙')?.score,
    );
  });

  it('pairs each at most once: best for the whole, or so that none would leave; standing supply takes part', async () => {
    const oneToOne = await asked('(kind: ONE_TO_ONE)');
    expect(oneToOne).toMatchObject({ unmetDemand: 0, unusedSupply: 2, optimal: true, offers: 8, leftOut: 0 });
    expect(oneToOne?.pairs.nodes.map(({ quantity }) => quantity)).toEqual([null, null, null]);
    const stable = await asked('(kind: STABLE)');
    expect(stable).toMatchObject({ blockingPairs: 0, bound: null, optimal: false, unmetDemand: 0 });
    expect(stable?.objective ?? 0).toBeLessThanOrEqual((oneToOne?.objective ?? 0) + 1e-9);
  });

  it('says when pairs were cut off, and leaves out those that score too little', async () => {
    const cut = await asked('(candidates: 1)');
    expect(cut).toMatchObject({ pruned: true, candidates: 3, optimal: true });
    expect(await asked('(minScore: 1)')).toMatchObject({ pairs: { nodes: [] }, candidates: 0, unmetDemand: 16.5 });
  });

  it('takes what is assumed for real, and is null without both sides', async () => {
    const more = '{ label: "增班", side: SUPPLY, quantity: 2, unit: "人", topics: [{ key: "skill:焊接" }] }';
    expect(await asked(`(hypothetical: [${more}])`)).toMatchObject({ unmetDemand: 0, unusedSupply: 0.5, offers: 6 });
    expect(await asked('(filter: { kinds: [POLICY] })')).toBeNull();
  });

  it('is paged without loss', async () => {
    const whole = await asked();
    const paged: Pair[] = [];
    for (let after = ''; ; ) {
      const part = await asked('', `(first: 1${after})`);
      paged.push(...(part?.pairs.nodes ?? []));
      if (!part?.pairs.pageInfo.hasNextPage) break;
      after = `, after: "${part.pairs.pageInfo.endCursor}"`;
    }
    expect(paged).toEqual(whole?.pairs.nodes);
  });

  it.each([
    ['minScore: 2', 'assignment.minScore: 2 is no score'],
    ['candidates: 0', 'assignment.candidates: 0 is out of range'],
    ['candidates: 51', 'assignment.candidates: 51 is out of range'],
    ['weights: [{ factor: "LUCK", weight: 1 }]', 'LUCK'],
  ])('refuses %s', async (args, message) => {
    await expect(asked(`(${args})`)).rejects.toThrow(message);
  });
});
