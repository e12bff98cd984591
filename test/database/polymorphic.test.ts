import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(WORLD);
});
afterAll(() => graph.close());

describe('relations', () => {
  it('are Memberships, Appointments, Participations or Links, each with its own fields', async () => {
    const data = await graph.ask(`{
      school: entity(by: { key: "school:s1" }) { relations { totalCount nodes { ...Any } } }
      person: entity(by: { key: "person:谢刚@school:s1" }) { relations { edges { node { ...Any } } } }
    }
    fragment Any on Relation {
      __typename
      predicate
      from { key }
      to { __typename }
      fourChains
      ... on Membership { role member { key } body { ... on Alliance { category } } }
      ... on Appointment { title titleKind person { key } body { key } post { key } }
      ... on Participation { capacity event { key } onBehalfOf { key } }
      ... on Link { qualifier weight at { key } }
    }`);
    const link = { __typename: 'Link', qualifier: null, weight: null, at: null };
    const s1 = { key: 'school:s1' };
    const xie = { key: 'person:谢刚@school:s1' };
    const president = { title: '院长', titleKind: 'POST', person: xie, body: s1, post: { key: 'role:院长@school:s1' } };
    const appointment = {
      __typename: 'Appointment',
      predicate: 'HOLDS_ROLE',
      to: { __typename: 'School' },
      fourChains: ['TALENT'],
    };
    const membership = {
      __typename: 'Membership',
      predicate: 'MEMBER_OF',
      from: s1,
      to: { __typename: 'Alliance' },
      member: s1,
    };
    expect(data).toEqual({
      school: {
        relations: {
          totalCount: 11,
          nodes: [
            {
              ...link,
              predicate: 'COOPERATES_WITH',
              from: { key: 'enterprise:e1' },
              to: { __typename: 'School' },
              fourChains: ['EDUCATION', 'INDUSTRY'],
            },
            { ...appointment, from: xie, ...president },
            {
              ...appointment,
              from: { key: 'person:张伟@school:s1' },
              title: '教授',
              titleKind: 'RANK',
              person: { key: 'person:张伟@school:s1' },
              body: s1,
              post: null,
            },
            {
              ...link,
              predicate: 'LOCATED_IN',
              from: s1,
              to: { __typename: 'Region' },
              fourChains: [],
              qualifier: 'SEAT',
            },
            { ...membership, fourChains: ['EDUCATION'], role: 'MEMBER', body: { category: 'EDUCATION_GROUP' } },
            { ...membership, fourChains: ['EDUCATION'], role: 'LEAD_SCHOOL', body: { category: 'COMMUNITY' } },
            { ...link, predicate: 'OFFERS_MAJOR', from: s1, to: { __typename: 'Major' }, fourChains: ['EDUCATION'] },
            {
              __typename: 'Participation',
              predicate: 'PARTICIPATES_IN',
              from: s1,
              to: { __typename: 'Event' },
              fourChains: [],
              capacity: 'HOST',
              event: { key: 'event:conference' },
              onBehalfOf: null,
            },
            { ...link, predicate: 'PARTY_TO', from: s1, to: { __typename: 'Agreement' }, fourChains: [] },
            {
              ...link,
              predicate: 'PART_OF',
              from: { key: 'role:院长@school:s1' },
              to: { __typename: 'School' },
              fourChains: [],
            },
            {
              ...link,
              predicate: 'TRAINS_SKILL',
              from: s1,
              to: { __typename: 'Skill' },
              fourChains: ['EDUCATION'],
              weight: 0.5,
            },
          ],
        },
      },
      person: {
        relations: {
          edges: [
            {
              node: {
                ...link,
                predicate: 'ADVOCATES',
                from: xie,
                to: { __typename: 'Theme' },
                fourChains: [],
                at: { key: 'event:conference' },
              },
            },
            { node: { ...appointment, from: xie, ...president } },
            {
              node: {
                __typename: 'Participation',
                predicate: 'PARTICIPATES_IN',
                from: xie,
                to: { __typename: 'Event' },
                fourChains: [],
                capacity: 'SIGNATORY',
                event: { key: 'event:conference/signing' },
                onBehalfOf: s1,
              },
            },
          ],
        },
      },
    });
  });

  it('give their ends with the fields of the ends’ own types, level under level', async () => {
    const deep = await graph.ask(`{
      entity(by: { key: "event:conference" }) {
        ... on Event {
          outcomes { nodes { from { name ... on Agreement { complete parties { nodes { ... on School { majors { nodes { name } } } } } } } to { key } } }
          participations(capacity: SIGNATORY) { nodes { participant { ... on Person { appointments { nodes { title body { name } } } } } } }
          parts { nodes { partOf { attendance { atLeast exact groups open } } attendance { exact } } }
        }
      }
    }`);
    expect(deep).toEqual({
      entity: {
        outcomes: {
          nodes: [
            { from: { name: '工作报告' }, to: { key: 'event:conference' } },
            {
              from: {
                name: '合作协议',
                complete: false,
                parties: { nodes: [{ majors: { nodes: [{ name: '数控技术' }] } }] },
              },
              to: { key: 'event:conference/signing' },
            },
          ],
        },
        participations: {
          nodes: [{ participant: { appointments: { nodes: [{ title: '院长', body: { name: '太行职业学院' } }] } } }],
        },
        parts: {
          nodes: [{ partOf: { attendance: { atLeast: 150, exact: false, groups: [], open: null } }, attendance: null }],
        },
      },
    });
  });

  it('leave out the parts of an event when asked to', async () => {
    const data = await graph.ask(`{
      entity(by: { key: "event:conference" }) {
        ... on Event {
          outcomes(includeParts: false) { totalCount nodes { from { key } } }
          participations(includeParts: false) { totalCount nodes { capacity } }
        }
      }
    }`);
    expect(data).toEqual({
      entity: {
        outcomes: { totalCount: 1, nodes: [{ from: { key: 'work:工作报告' } }] },
        participations: { totalCount: 1, nodes: [{ capacity: 'HOST' }] },
      },
    });
  });
});

describe('what nothing is known of', () => {
  it('is an empty list, an empty page or null, never an error', async () => {
    const data = await graph.ask(`{
      entity(by: { key: "school:s2" }) {
        aliases { name }
        identifiers { value }
        validity { from fromPrecision to toPrecision observedOn }
        provenance { attributedTo { key } inferred retractedAt }
        ... on School {
          educationLevel
          parent { key }
          majors { nodes { key } edges { cursor } totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }
          offers { totalCount }
          participations { nodes { capacity } }
        }
      }
    }`);
    expect(data).toEqual({
      entity: {
        aliases: [],
        identifiers: [],
        validity: { from: '1902-01-01', fromPrecision: 'YEAR', to: null, toPrecision: null, observedOn: [] },
        provenance: { attributedTo: [], inferred: [], retractedAt: null },
        educationLevel: null,
        parent: null,
        majors: {
          nodes: [],
          edges: [],
          totalCount: 0,
          pageInfo: { startCursor: null, endCursor: null, hasNextPage: false, hasPreviousPage: false },
        },
        offers: { totalCount: 0 },
        participations: { nodes: [] },
      },
    });
  });
});
