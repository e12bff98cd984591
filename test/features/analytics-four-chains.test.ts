import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityId } from '../../src/database/ids.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(RECORDS);
});
afterAll(() => graph.close());

const RECORDS = [
  source(),
  entity('REGION', 'region:140000', '山西省'),
  entity('REGION', 'region:140400', '长治市'),
  relation('PART_OF', 'region:140400', 'region:140000'),
  entity('INDUSTRY', 'industry:gbt4754-2017:C', '制造业'),
  entity('MAJOR', 'major:2021:460103', '数控技术'),
  entity('SKILL', 'skill:焊接', '焊接'),
  entity('SCHOOL', 'school:s', '学校'),
  entity('ENTERPRISE', 'enterprise:e', '企业'),
  entity('ENTERPRISE', 'enterprise:far', '外地企业'),
  entity('ALLIANCE', 'alliance:x', '联盟'),
  entity('PERSON', 'person:p', '院长'),
  entity('STANDARD', 'standard:t', '标准'),
  entity('OFFER', 'offer:o', '演示', { attributes: { side: 'SUPPLY', category: 'TECHNOLOGY', synthetic: true } }),
  relation('LOCATED_IN', 'school:s', 'region:140400', { qualifier: 'SEAT' }),
  relation('LOCATED_IN', 'enterprise:e', 'region:140400', { qualifier: 'SEAT' }),
  relation('IN_INDUSTRY', 'enterprise:e', 'industry:gbt4754-2017:C'),
  relation('IN_INDUSTRY', 'enterprise:far', 'industry:gbt4754-2017:C'),
  relation('OFFERS_MAJOR', 'school:s', 'major:2021:460103'),
  relation('TRAINS_SKILL', 'school:s', 'skill:焊接'),
  relation('HOLDS_ROLE', 'person:p', 'school:s', { title: '院长' }),
  relation('COOPERATES_WITH', 'enterprise:e', 'school:s'),
  relation('DRAFTS', 'enterprise:e', 'standard:t', {}, { validity: { from: '2020', to: '2022' } }),
  relation('OFFERS', 'enterprise:e', 'offer:o'),
  relation('MEMBER_OF', 'school:s', 'alliance:x', { role: 'MEMBER' }),
  relation('MEMBER_OF', 'enterprise:far', 'alliance:x', { role: 'MEMBER' }),
];

const QUESTION = `query($of: ID!, $asOf: AsOf, $first: Int, $after: String) { fourChains(of: $of, asOf: $asOf) {
  of { key } entities relations weakest strengths { chain relations share kinds { predicate relations share } }
  joints(first: $first, after: $after) {
    totalCount edges { node { key } chains relations } pageInfo { hasNextPage endCursor } } } }`;
interface View {
  fourChains: {
    strengths: { chain: string; relations: number; share: number | null }[];
    joints: { edges: object[]; pageInfo: { endCursor: string } };
  };
}
const ask = async (of: string, variables = {}) => (await graph.ask<View>(QUESTION, { of, ...variables })).fourChains;
const strengths = async (of: string, variables = {}) =>
  Object.fromEntries((await ask(of, variables)).strengths.map(({ chain, relations }) => [chain, relations]));

describe('the four chains', () => {
  it('of a region: relations with an end there, each once, what is of two chains in both', async () => {
    // school and enterprise lie there; COOPERATES_WITH between them is education and industry
    expect(await ask('region:140000')).toEqual({
      of: { key: 'region:140000' },
      entities: 4,
      relations: 6,
      weakest: ['INNOVATION'],
      strengths: [
        {
          chain: 'EDUCATION',
          relations: 4,
          share: 4 / 7,
          kinds: [
            { predicate: 'COOPERATES_WITH', relations: 1, share: 0.25 },
            { predicate: 'MEMBER_OF', relations: 1, share: 0.25 },
            { predicate: 'OFFERS_MAJOR', relations: 1, share: 0.25 },
            { predicate: 'TRAINS_SKILL', relations: 1, share: 0.25 },
          ],
        },
        {
          chain: 'TALENT',
          relations: 1,
          share: 1 / 7,
          kinds: [{ predicate: 'HOLDS_ROLE', relations: 1, share: 1 }],
        },
        {
          chain: 'INDUSTRY',
          relations: 2,
          share: 2 / 7,
          kinds: [
            { predicate: 'COOPERATES_WITH', relations: 1, share: 0.5 },
            { predicate: 'IN_INDUSTRY', relations: 1, share: 0.5 },
          ],
        },
        { chain: 'INNOVATION', relations: 0, share: 0, kinds: [] },
      ],
      joints: {
        totalCount: 2,
        edges: [
          { node: { key: 'school:s' }, chains: ['EDUCATION', 'TALENT', 'INDUSTRY'], relations: 5 },
          { node: { key: 'enterprise:e' }, chains: ['EDUCATION', 'INDUSTRY'], relations: 2 },
        ],
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      },
    });
  });

  it('change with the day, and leave out what is made up', async () => {
    expect(await strengths('region:140400')).toMatchObject({ INNOVATION: 0 });
    expect(await strengths('region:140400', { asOf: { validAt: '2021-01-01' } })).toMatchObject({ INNOVATION: 1 });
    expect(await strengths(`${entityId('region:140400')}~20210101`)).toMatchObject({ INNOVATION: 1 });
  });

  it('of what is made up, count what is made up there', async () => {
    const made = { attributes: { synthetic: true } };
    await graph.ingest([
      entity('REGION', 'region:demo:澜屿省', '澜屿省', made),
      entity('SCHOOL', 'org:沧屿学院', '沧屿学院', made),
      entity('MAJOR', 'major:demo:浮空器总装技术', '浮空器总装技术', made),
      entity('ALLIANCE', 'alliance:共同体@demo:澜屿省', '共同体', made),
      relation('LOCATED_IN', 'org:沧屿学院', 'region:demo:澜屿省', { qualifier: 'SEAT' }),
      relation('OFFERS_MAJOR', 'org:沧屿学院', 'major:demo:浮空器总装技术'),
      relation('MEMBER_OF', 'org:沧屿学院', 'alliance:共同体@demo:澜屿省', { role: 'MEMBER' }),
    ]);
    const own = { EDUCATION: 2, TALENT: 0, INDUSTRY: 0, INNOVATION: 0 };
    expect(await strengths('region:demo:澜屿省')).toEqual(own);
    expect(await strengths('alliance:共同体@demo:澜屿省')).toEqual(own);
  });

  it('of an industry: what is in it and below', async () => {
    expect(await strengths('industry:gbt4754-2017:C')).toEqual({ EDUCATION: 1, TALENT: 0, INDUSTRY: 4, INNOVATION: 0 });
  });

  it('of an alliance: it and its members', async () => {
    const view = await ask('alliance:x');
    expect(view).toMatchObject({ entities: 3, relations: 7 });
    expect(await strengths('alliance:x')).toEqual({ EDUCATION: 4, TALENT: 1, INDUSTRY: 3, INNOVATION: 0 });
  });

  it('are counted once, until something is written', async () => {
    await ask('alliance:x', { first: 1 });
    expect(graph.statements.filter((text) => text.includes('$page'))).toEqual([]);
    await graph.ingest([relation('COOPERATES_WITH', 'enterprise:far', 'school:s')]);
    expect(await strengths('alliance:x')).toMatchObject({ EDUCATION: 5, INDUSTRY: 4 });
    expect(graph.statements.filter((text) => text.includes('$page'))).toHaveLength(1);
  });

  it('list joints page by page', async () => {
    const first = await ask('region:140400', { first: 1 });
    expect(first.joints).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const second = await ask('region:140400', { first: 1, after: first.joints.pageInfo.endCursor });
    expect(second.joints).toMatchObject({
      edges: [{ node: { key: 'enterprise:e' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('are all weak where nothing is known, so none is named', async () => {
    await graph.ingest([entity('REGION', 'region:110000', '北京市')]);
    expect(await ask('region:110000')).toMatchObject({
      entities: 1,
      relations: 0,
      weakest: [],
      strengths: Array.from({ length: 4 }, () => ({ relations: 0, share: null, kinds: [] })),
      joints: { totalCount: 0, edges: [] },
    });
  });

  it.each([
    ['school:s', 'school:s is of kind SCHOOL'],
    ['region:999999', 'no entity has this id or key'],
  ])('are refused of %s', async (of, message) => {
    const { errors } = await graph.execute(QUESTION, { of });
    expect(errors?.[0]?.message).toContain(`fourChains.of: ${message}`);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
