import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** A sector standard that takes the place of two older ones, and one of which nothing is known but its name. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  const standard = (key: string, name: string, attributes?: object, others: object = {}) =>
    entity('STANDARD', key, name, { ...(attributes ? { attributes } : {}), ...others });
  await graph.ingest([
    source(),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    entity('SCHOOL', 'school:s', '太行职业学院'),
    entity('PERSON', 'person:p@school:s', '安宁'),
    entity('SKILL', 'skill:焊接', '焊接'),
    entity('THEME', 'theme:再制造', '再制造'),
    standard(
      'standard:new@CN',
      '掘进机 通用技术要求',
      { level: 'SECTOR', stage: 'PUBLISHED', number: 'JB/T 0099—2024' },
      { identifiers: [{ scheme: 'STANDARD', value: 'JB/T 0099—2024' }], validity: { from: '2024-05-01' } },
    ),
    standard('standard:old@CN', '掘进机 旧要求', { level: 'SECTOR', stage: 'WITHDRAWN', number: 'JB/T 0099—2010' }),
    standard('standard:older@CN', '掘进机 更旧要求', { level: 'SECTOR', stage: 'WITHDRAWN' }),
    standard('standard:named@CN', '焊接要求'),
    relation('SUPERSEDES', 'standard:new@CN', 'standard:old@CN', {}, { validity: { from: '2024-05-01' } }),
    relation('SUPERSEDES', 'standard:new@CN', 'standard:older@CN', {}, { validity: { from: '2024-05-01' } }),
    relation('DRAFTS', 'school:s', 'standard:new@CN', { role: '参与起草' }),
    relation('DRAFTS', 'enterprise:e', 'standard:new@CN', { role: '牵头起草' }),
    relation('DRAFTS', 'person:p@school:s', 'standard:new@CN'),
    relation('COVERS', 'standard:new@CN', 'skill:焊接'),
    relation('COVERS', 'standard:new@CN', 'theme:再制造', { openList: true }),
  ]);
});
afterAll(() => graph.close());

describe('a standard', () => {
  it('has level, stage and number, who drafts it, and what it takes the place of', async () => {
    const answer = await graph.ask(`{
      entity(by: { identifier: { scheme: "STANDARD", value: "JB/T 0099—2024" } }) {
        ... on Standard {
          level
          stage
          stageAtMost
          number
          drafters { totalCount nodes { kind name } }
          supersedes { name stage }
        }
      }
    }`);
    const drafters = [
      { kind: 'PERSON', name: '安宁' },
      { kind: 'ENTERPRISE', name: '上党重工' },
      { kind: 'SCHOOL', name: '太行职业学院' },
    ];
    const superseded = ['掘进机 旧要求', '掘进机 更旧要求'].map((name) => ({ name, stage: 'WITHDRAWN' }));
    expect(answer).toEqual({
      entity: {
        level: 'SECTOR',
        stage: 'PUBLISHED',
        stageAtMost: null,
        number: 'JB/T 0099—2024',
        drafters: { totalCount: 3, nodes: drafters },
        supersedes: superseded,
      },
    });
  });

  it('shows as relations in what role somebody drafts it, and what it covers for which chain', async () => {
    const answer = await graph.ask(`{
      entity(by: { key: "standard:new@CN" }) {
        relations(kinds: [DRAFTS, COVERS]) {
          nodes { predicate from { name } to { name } fourChains ... on Link { role openList } }
        }
      }
    }`);
    const to = { name: '掘进机 通用技术要求' };
    const covers = (name: string, openList: boolean | null, fourChains: string[]) => ({
      predicate: 'COVERS',
      from: to,
      to: { name },
      fourChains,
      role: null,
      openList,
    });
    const drafts = (name: string, role: string | null) => ({
      predicate: 'DRAFTS',
      from: { name },
      to,
      fourChains: ['INNOVATION'],
      role,
      openList: null,
    });
    const nodes = [
      covers('焊接', null, ['EDUCATION']),
      covers('再制造', true, []),
      drafts('安宁', null),
      drafts('上党重工', '牵头起草'),
      drafts('太行职业学院', '参与起草'),
    ];
    expect(answer).toEqual({ entity: { relations: { nodes } } });
  });

  it('does not supersede before its day', async () => {
    const answer = await graph.ask(`{
      entity(by: { key: "standard:new@CN" }, asOf: { validAt: "2024-04-30" }) { name }
      old: entity(by: { key: "standard:old@CN" }, asOf: { validAt: "2024-04-30" }) {
        relations(kinds: [SUPERSEDES], direction: IN) { totalCount }
      }
      later: entity(by: { key: "standard:old@CN" }, asOf: { validAt: "2024-05-01" }) {
        relations(kinds: [SUPERSEDES], direction: IN) { nodes { from { name } } }
      }
    }`);
    expect(answer).toEqual({
      entity: null,
      old: { relations: { totalCount: 0 } },
      later: { relations: { nodes: [{ from: { name: '掘进机 通用技术要求' } }] } },
    });
  });

  it('of which only the name is known is of unknown level and stage, not of none', async () => {
    const answer = await graph.ask(`{
      entity(by: { name: "焊接要求" }) {
        ... on Standard { level stage stageAtMost number drafters { totalCount } supersedes { name } }
      }
    }`);
    const unknown = { level: 'UNKNOWN', stage: 'UNKNOWN', stageAtMost: null, number: null };
    expect(answer).toEqual({ entity: { ...unknown, drafters: { totalCount: 0 }, supersedes: [] } });
  });
});
