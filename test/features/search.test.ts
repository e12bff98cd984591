import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';

/** What a reader finds in the seed by words, pinyin, initials and identifiers. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.loadSeed();
});
afterAll(() => graph.close());

type Found = { search: { totalCount: number; edges: { matchedOn: string; node: { name: string; kind: string } }[] } };
const found = async (query: string, filter: object = {}): Promise<string[]> => {
  const { search } = await graph.ask<Found>(
    `query ($query: String!, $filter: EntityFilter) {
      search(query: $query, filter: $filter, first: 3) { totalCount edges { matchedOn node { name kind } } }
    }`,
    { query, filter },
  );
  return search.edges.map(({ matchedOn, node }) => `${node.kind} ${node.name} ← ${matchedOn}`);
};

describe('a search', () => {
  it.each([
    ['a name', '郑丽梅', 'PERSON 郑丽梅 ← 郑丽梅'],
    ['a part of a name', '机电职业技术', 'SCHOOL 山西机电职业技术学院 ← 山西机电职业技术学院'],
    ['initials', 'sxjdzyjsxy', 'SCHOOL 山西机电职业技术学院 ← 山西机电职业技术学院'],
    ['pinyin', 'zhenglimei', 'PERSON 郑丽梅 ← 郑丽梅'],
    ['pinyin, syllable by syllable', 'xie gang', 'PERSON 谢刚 ← 谢刚'],
    ['long pinyin', 'shanxijidianzhiyejishuxueyuan', 'SCHOOL 山西机电职业技术学院 ← 山西机电职业技术学院'],
    ['an identifier', '4114012888', 'SCHOOL 山西机电职业技术学院 ← 4114012888'],
    ['a code', '460301', 'MAJOR 机电一体化技术 ← 460301'],
    ['a short name', '双高计划', 'PROGRAMME 国家“双高计划” ← 双高计划'],
  ])('by %s finds the entity that bears it first', async (_by, query, first) => {
    expect((await found(query))[0]).toBe(first);
  });

  it('finds an alliance by the name that is only perhaps its own, and says by which', async () => {
    const candidate = '长治市高端装备制造产教融合体';
    expect(await found(candidate, { kinds: ['ALLIANCE'] })).toEqual([
      `ALLIANCE 长治市高端装备制造产教联合体 ← ${candidate}`,
    ]);
  });

  it('by initials puts names that begin so before those that have them further on', async () => {
    const names = (await found('sxjd')).map((line) => line.split(' ')[1]);
    expect(names).toEqual([
      '实训基地共建计划启动仪式',
      '山西机电职业技术学院',
      // …实训基地
      '省级机电产品智能制造产教融合实训基地',
    ]);
  });

  it('counts all that it finds by kind', async () => {
    const answer = await graph.ask(`{
      search(query: "委员会", facets: [KIND], first: 1) { totalCount facets { dimension buckets { value count } } }
    }`);
    const buckets = [
      { value: 'ALLIANCE', count: 3 },
      { value: 'EVENT', count: 3 },
    ];
    expect(answer).toEqual({ search: { totalCount: 6, facets: [{ dimension: 'KIND', buckets }] } });
  });

  it('finds nothing where nothing bears the words', async () => {
    expect(await found('量子')).toEqual([]);
  });

  it.each([
    ['', 'it has no letter or digit'],
    ['《》', 'it has no letter or digit'],
    ['字'.repeat(257), 'it is too long'],
  ])('refuses %j', async (query, reason) => {
    const { data, errors } = await graph.execute('query ($query: String!) { search(query: $query) { totalCount } }', {
      query,
    });
    expect(data).toEqual({ search: null });
    expect(errors?.map(({ message, extensions }) => [message.includes(reason), extensions.code])).toEqual([
      [true, 'BAD_USER_INPUT'],
    ]);
  });
});
