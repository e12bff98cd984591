import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** A community whose seats are filled, one with a seat filled twice, one with an open seat, and a group without a rule. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  const community = (key: string, name: string) =>
    entity('ALLIANCE', key, name, { attributes: { category: 'COMMUNITY', status: 'ESTABLISHED' } });
  const member = (from: string, to: string, role?: string, validity: object = { observedOn: ['2024-01-01'] }) =>
    relation('MEMBER_OF', from, to, role === undefined ? {} : { role }, { validity });
  await graph.ingest([
    source(),
    entity('SCHOOL', 'school:s', '太行职业学院'),
    entity('SCHOOL', 'school:u', '晋阳大学'),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    entity('ENTERPRISE', 'enterprise:f', '潞安机械'),
    entity('PERSON', 'person:p@school:s', '安宁'),
    entity('ASSOCIATION', 'org:机械学会', '机械学会'),
    community('alliance:full@CN', '重工共同体'),
    community('alliance:twice@CN', '轻工共同体'),
    community('alliance:open@CN', '化工共同体'),
    entity('ALLIANCE', 'alliance:group@CN', '装备职教集团', { attributes: { category: 'EDUCATION_GROUP' } }),
    member('enterprise:f', 'alliance:full@CN', 'MEMBER'),
    member('school:s', 'alliance:full@CN', 'LEAD_SCHOOL'),
    member('school:u', 'alliance:full@CN', 'LEAD_UNIVERSITY'),
    member('enterprise:e', 'alliance:full@CN', 'LEAD_ENTERPRISE'),
    member('person:p@school:s', 'alliance:full@CN'),
    member('enterprise:e', 'alliance:twice@CN', 'LEAD_ENTERPRISE'),
    member('enterprise:f', 'alliance:twice@CN', 'LEAD_ENTERPRISE'),
    member('school:u', 'alliance:open@CN', 'LEAD_UNIVERSITY'),
    member('school:s', 'alliance:group@CN', 'LEAD', { from: '2012', to: '2018-06' }),
    member('school:s', 'alliance:group@CN', 'MEMBER', { from: '2018-07-01' }),
    member('school:s', 'org:机械学会', 'COUNCIL', { to: '2020-12-31', toPrecision: 'AT_LATEST' }),
  ]);
});
afterAll(() => graph.close());

describe('the composition of a community', () => {
  const COMPOSITION = 'composition { compliant filled { role member { name } } missing }';
  const compositionOf = (key: string, asOf: object = {}) =>
    graph.ask(
      `query ($key: String!, $asOf: AsOf) { entity(by: { key: $key }, asOf: $asOf) { ... on Alliance { ${COMPOSITION} } } }`,
      { key, asOf },
    );

  it('is as the rule wants when each seat is filled once', async () => {
    const filled = [
      { role: 'LEAD_ENTERPRISE', member: { name: '上党重工' } },
      { role: 'LEAD_UNIVERSITY', member: { name: '晋阳大学' } },
      { role: 'LEAD_SCHOOL', member: { name: '太行职业学院' } },
    ];
    const composition = { compliant: true, filled, missing: [] };
    expect(await compositionOf('alliance:full@CN')).toEqual({ entity: { composition } });
  });

  it('is not when a seat is filled twice', async () => {
    const filled = [
      { role: 'LEAD_ENTERPRISE', member: { name: '潞安机械' } },
      { role: 'LEAD_ENTERPRISE', member: { name: '上党重工' } },
    ];
    const composition = { compliant: false, filled, missing: ['LEAD_UNIVERSITY', 'LEAD_SCHOOL'] };
    expect(await compositionOf('alliance:twice@CN')).toEqual({ entity: { composition } });
  });

  it('is not known while a seat is open: no evidence is not no', async () => {
    const filled = [{ role: 'LEAD_UNIVERSITY', member: { name: '晋阳大学' } }];
    const composition = { compliant: null, filled, missing: ['LEAD_ENTERPRISE', 'LEAD_SCHOOL'] };
    expect(await compositionOf('alliance:open@CN')).toEqual({ entity: { composition } });
  });

  it('is not known on a day before its members were seen', async () => {
    const missing = ['LEAD_ENTERPRISE', 'LEAD_UNIVERSITY', 'LEAD_SCHOOL'];
    const composition = { compliant: null, filled: [], missing };
    expect(await compositionOf('alliance:full@CN', { validAt: '2023-12-31' })).toEqual({ entity: { composition } });
  });

  it('has no rule for other kinds of alliance', async () => {
    expect(await compositionOf('alliance:group@CN')).toEqual({ entity: { composition: null } });
  });
});

describe('members', () => {
  const members = (role: string | null) =>
    graph.ask(
      `query ($role: MemberRole) {
        entity(by: { key: "alliance:full@CN" }) {
          ... on Alliance { members(role: $role) { totalCount nodes { role member { name } fourChains } } }
        }
      }`,
      { role },
    );

  it('are listed leads first, those of unknown role last, each with its chain', async () => {
    const nodes = [
      { role: 'LEAD_ENTERPRISE', member: { name: '上党重工' }, fourChains: ['INDUSTRY'] },
      { role: 'LEAD_UNIVERSITY', member: { name: '晋阳大学' }, fourChains: ['EDUCATION'] },
      { role: 'LEAD_SCHOOL', member: { name: '太行职业学院' }, fourChains: ['EDUCATION'] },
      { role: 'MEMBER', member: { name: '潞安机械' }, fourChains: ['INDUSTRY'] },
      { role: null, member: { name: '安宁' }, fourChains: ['TALENT'] },
    ];
    expect(await members(null)).toEqual({ entity: { members: { totalCount: 5, nodes } } });
  });

  it('are listed by role', async () => {
    const nodes = [{ role: 'LEAD_SCHOOL', member: { name: '太行职业学院' }, fourChains: ['EDUCATION'] }];
    expect(await members('LEAD_SCHOOL')).toEqual({ entity: { members: { totalCount: 1, nodes } } });
    expect(await members('SECRETARIAT')).toEqual({ entity: { members: { totalCount: 0, nodes: [] } } });
  });
});

describe('memberships of a school', () => {
  const memberships = (asOf: object) =>
    graph.ask(
      `query ($asOf: AsOf) {
        entity(by: { key: "school:s" }, asOf: $asOf) {
          ... on School { memberships { nodes { body { name } role validity { from to toPrecision } } } }
        }
      }`,
      { asOf },
    );
  const unknown = { from: null, to: null, toPrecision: null };
  const community = { body: { name: '重工共同体' }, role: 'LEAD_SCHOOL', validity: unknown };
  const council = { from: null, to: '2020-12-31', toPrecision: 'AT_LATEST' };
  const society = { body: { name: '机械学会' }, role: 'COUNCIL', validity: council };
  const group = (role: string, from: string, to: string | null, toPrecision: string | null) => ({
    body: { name: '装备职教集团' },
    role,
    validity: { from, to, toPrecision },
  });

  it('are those of today', async () => {
    const nodes = [community, group('MEMBER', '2018-07-01', null, null)];
    expect(await memberships({})).toEqual({ entity: { memberships: { nodes } } });
  });

  it('are those of a day in the past, in the capacity it had then', async () => {
    const nodes = [group('LEAD', '2012-01-01', '2018-07-01', 'MONTH'), society];
    expect(await memberships({ validAt: '2018-06-30' })).toEqual({ entity: { memberships: { nodes } } });
  });

  it('are all there ever were, from when to when', async () => {
    const nodes = [
      community,
      group('LEAD', '2012-01-01', '2018-07-01', 'MONTH'),
      society,
      group('MEMBER', '2018-07-01', null, null),
    ];
    expect(await memberships({ anyTime: true })).toEqual({ entity: { memberships: { nodes } } });
  });
});
