import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity } from '../support/records.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    ...WORLD,
    entity('PERSON', 'person:王薇薇@school:s2', '王薇薇'),
    entity('PERSON', 'person:白杨@school:s2', '白杨'),
  ]);
  await graph.database.runAlone('CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()');
});
afterAll(() => graph.close());

interface Found {
  readonly search: {
    readonly totalCount: number;
    readonly edges: readonly { readonly matchedOn: string; readonly node: { readonly key: string } }[];
  };
}
interface Paged {
  readonly search: {
    readonly edges: readonly { readonly node: { readonly key: string }; readonly score: number }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}
const found = async (query: string, more = ''): Promise<string[]> => {
  const { search } = await graph.ask<Found>(
    `query ($query: String!) { search(query: $query, first: 100${more}) { totalCount edges { matchedOn node { key } } } }`,
    { query },
  );
  expect(search.totalCount).toBe(search.edges.length);
  return search.edges.map(({ node, matchedOn }) => `${node.key} ${matchedOn}`);
};
const refusal = async (query: string): Promise<unknown> =>
  (await graph.execute('query ($query: String!) { search(query: $query) { totalCount } }', { query })).errors?.[0]
    ?.extensions;

describe('a search', () => {
  it.each([
    [
      'the whole name first, then what contains it',
      '机械联合会',
      ['org:机械联合会 机械联合会', 'org:机械联合会分会 机械联合会分会'],
    ],
    ['a part of a name', '联合会分', ['org:机械联合会分会 机械联合会分会']],
    ['a single character at any place', '焊', ['skill:焊接 焊接', 'offer:demand 焊接人才']],
    [
      'a single character within a name',
      '掘',
      ['standard:掘进机 悬臂式掘进机再制造通用技术要求', 'standard:旧 掘进机再制造要求'].sort(),
    ],
    ['an alias, and says which', '太行学院', ['school:s1 太行学院']],
    ['a candidate alias too', '太行工学院', ['school:s1 太行工学院']],
    ['pinyin of a whole name', 'xiegang', ['person:谢刚@school:s1 谢刚']],
    ['pinyin from the middle of a name on', 'xueyuan', ['school:s1 太行职业学院']],
    ['pinyin as it is typed', 'taihangzh', ['school:s1 太行职业学院']],
    ['initials', 'thzyxy', ['school:s1 太行职业学院']],
    ['an identifier', '4114012888', ['school:s1 4114012888']],
    ['an identifier by its beginning', '41140', ['school:s1 4114012888']],
    ['several words, each of which is met', '掘进机 要求 悬臂', ['standard:掘进机 悬臂式掘进机再制造通用技术要求']],
    ['words of two scripts', '太行 xueyuan', ['school:s1 太行职业学院']],
    ['words written together in two scripts', '太行xueyuan', ['school:s1 太行职业学院']],
    ['full-width letters', 'ＸＩＥＧＡＮＧ', ['person:谢刚@school:s1 谢刚']],
    ['nothing where a word is not met', '掘进机 学院', []],
    ['nothing for characters apart in the name', '太院', []],
    ['a word of Lucene’s as a word', 'NOT AND OR', []],
  ])('finds %s', async (_what, query, keys) => {
    const answer = await found(query);
    expect(keys.length < 2 || query.length > 1 ? answer : [...answer].sort()).toEqual(
      query.length > 1 ? keys : [...keys].sort(),
    );
  });

  it('finds an identifier however punctuated', async () => {
    for (const query of ['T/CMIF 12-2025', 'cmif', 'TCMIF122025', 'tcmif12']) {
      expect((await found(query)).map((hit) => hit.split(' ')[0])).toEqual(['standard:掘进机']);
    }
  });

  it.each([
    ['by', 'person:白杨@school:s2 白杨'],
    ['www', 'person:王薇薇@school:s2 王薇薇'],
  ])('finds initials that are the English stop word %s', async (query, hit) => {
    expect(await found(query)).toEqual([hit]);
  });

  it('takes filters', async () => {
    expect(await found('太行', ', filter: { kinds: [SCHOOL], regions: ["140400"] }')).toEqual([
      'school:s1 太行职业学院',
    ]);
    expect(await found('太行', ', filter: { kinds: [ENTERPRISE] }')).toEqual([]);
    expect(await found('演示')).toEqual([]);
    expect(await found('演示', ', filter: { includeSynthetic: true }')).toEqual(['offer:made-up 演示供给']);
  });

  it('looks on the day asked for', async () => {
    expect(await found('太行', ', asOf: { validAt: "1950-01-01" }')).toEqual([]);
    expect(await found('晋阳', ', asOf: { validAt: "1950-01-01" }')).toEqual(['school:s2 晋阳大学']);
  });

  it('counts facets over the whole result, not the page', async () => {
    const data = await graph.ask(`{
      search(query: "张伟", first: 1, facets: [KIND, REGION]) {
        totalCount
        nodes { name }
        pageInfo { hasNextPage }
        facets { dimension buckets { value count } }
        again: facets { dimension }
      }
    }`);
    expect(data).toEqual({
      search: {
        totalCount: 2,
        nodes: [{ name: '张伟' }],
        pageInfo: { hasNextPage: true },
        facets: [
          { dimension: 'KIND', buckets: [{ value: 'PERSON', count: 2 }] },
          { dimension: 'REGION', buckets: [{ value: null, count: 2 }] },
        ],
        again: [{ dimension: 'KIND' }, { dimension: 'REGION' }],
      },
    });
  });

  it('pages to the end, each hit once, the better first', async () => {
    const keys: string[] = [];
    const scores: number[] = [];
    let after: string | null = null;
    do {
      const { search }: Paged = await graph.ask<Paged>(
        'query ($after: String) { search(query: "zhi", first: 1, after: $after) { edges { score node { key } } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      keys.push(...search.edges.map(({ node }) => node.key));
      scores.push(...search.edges.map(({ score }) => score));
      after = search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null;
    } while (after !== null);
    expect(keys).toEqual((await found('zhi')).map((hit) => hit.split(' ')[0]));
    expect(keys.length).toBeGreaterThan(2);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it.each(['*', '(((', '"', '', '   ', '+-&|!{}[]^~?:\\/', '《》', '\u200b'])(
    'refuses %j, which says nothing',
    async (query) => {
      expect(await refusal(query)).toEqual({
        code: 'BAD_USER_INPUT',
        argument: 'search.query',
        allowed: 'Chinese, pinyin, initials or an identifier',
      });
    },
  );

  it.each([
    ['1,000 characters', '会'.repeat(1_000), '1 to 256 characters'],
    ['33 words', Array.from({ length: 33 }, (_, index) => `w${index}`).join(' '), '1 to 32 words'],
  ])('refuses %s', async (_what, query, allowed) => {
    expect(await refusal(query)).toEqual({ code: 'BAD_USER_INPUT', argument: 'search.query', allowed });
  });

  it.each([
    'a*',
    '会) OR (key:*',
    'searchNames:会',
    '"太行',
    '太行~2',
    'x'.repeat(256),
    '会'.repeat(256),
    'a '.repeat(32),
    '\u337f'.repeat(256),
  ])('takes %j as words, never as syntax', async (query) => {
    const { errors } = await graph.execute('query ($query: String!) { search(query: $query) { totalCount } }', {
      query,
    });
    expect(errors).toBeUndefined();
  });
});
