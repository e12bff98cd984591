import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** A post with three holders, a gap before the last of them, and a rank held all along. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  const holds = (person: string, title: string, validity: object, qualifiers: object = {}) =>
    relation('HOLDS_ROLE', person, 'school:s', { title, ...qualifiers }, { validity });
  await graph.ingest([
    source(),
    entity('SCHOOL', 'school:s', '太行职业学院'),
    entity('PERSON', 'person:a@school:s', '安宁'),
    entity('PERSON', 'person:b@school:s', '白露'),
    entity('PERSON', 'person:c@school:s', '程远'),
    holds('person:a@school:s', '院长', { from: '2010', to: '2015-07-01' }),
    holds('person:b@school:s', '院长', { from: '2015-07-01', to: '2020-01' }),
    holds('person:c@school:s', '院长', { observedOn: ['2021-05-04', '2023-09-01'] }),
    // again in office, for another term
    holds('person:a@school:s', '院长', { from: '2020-02-01', to: '2020-12-31' }),
    holds('person:a@school:s', '教授', { from: '2008' }, { titleKind: 'RANK' }),
  ]);
});
afterAll(() => graph.close());

const VALIDITY = 'validity { from to fromPrecision toPrecision observedOn }';

describe('a post', () => {
  it('has had one holder after another, newest first; one came back for a second term', async () => {
    const answer = await graph.ask(`{
      entity(by: { key: "role:院长@school:s" }, asOf: { anyTime: true }) {
        name
        ... on Role {
          title
          exclusive
          body { name }
          appointments { totalCount nodes { person { name } ${VALIDITY} } }
        }
      }
    }`);
    const dated = (from: string, to: string, fromPrecision: string, toPrecision: string) => ({
      from,
      to,
      fromPrecision,
      toPrecision,
      observedOn: [],
    });
    const observed = { from: null, to: null, fromPrecision: null, toPrecision: null };
    expect(answer).toEqual({
      entity: {
        name: '院长',
        title: '院长',
        exclusive: null,
        body: { name: '太行职业学院' },
        appointments: {
          totalCount: 4,
          nodes: [
            { person: { name: '程远' }, validity: { ...observed, observedOn: ['2021-05-04', '2023-09-01'] } },
            { person: { name: '安宁' }, validity: dated('2020-02-01', '2020-12-31', 'DAY', 'DAY') },
            { person: { name: '白露' }, validity: dated('2015-07-01', '2020-02-01', 'DAY', 'MONTH') },
            { person: { name: '安宁' }, validity: dated('2010-01-01', '2015-07-01', 'YEAR', 'DAY') },
          ],
        },
      },
    });
  });

  it.each([
    ['2009-12-31', []],
    ['2010-01-01', ['安宁']],
    ['2015-06-30', ['安宁']],
    ['2015-07-01', ['白露']],
    ['2020-01-31', ['白露']],
    ['2020-02-01', ['安宁']],
    ['2020-12-31', []],
    ['2021-05-03', []],
    ['2021-05-04', ['程远']],
    ['2030-01-01', ['程远']],
  ])('was held on %s by %j', async (validAt, names) => {
    const answer = await graph.ask(
      `query ($validAt: Date) {
        entity(by: { key: "role:院长@school:s" }, asOf: { validAt: $validAt }) {
          ... on Role { appointments { nodes { person { name } } } }
        }
      }`,
      { validAt },
    );
    const nodes = names.map((name) => ({ person: { name } }));
    expect(answer).toEqual({ entity: { appointments: { nodes } } });
  });
});

describe('a succession', () => {
  it('puts whoever is only known to have left by then among those of that time', async () => {
    const dean = (person: string, validity: object) =>
      relation('HOLDS_ROLE', person, 'school:t', { title: '书记' }, { validity });
    await graph.ingest([
      entity('SCHOOL', 'school:t', '汾河职业学院'),
      entity('PERSON', 'person:d@school:t', '丁一'),
      dean('person:d@school:t', { from: '2010', to: '2012' }),
      dean('person:b@school:s', { to: '2018-05-01', toPrecision: 'AT_LATEST' }),
      dean('person:c@school:s', { from: '2020' }),
    ]);
    const holders = (asOf: string): string =>
      `entity(by: { key: "role:书记@school:t" }, asOf: { ${asOf} }) {
        ... on Role { appointments { nodes { person { name } } } }
      }`;
    const names = (...found: string[]) => ({ appointments: { nodes: found.map((name) => ({ person: { name } })) } });
    expect(await graph.ask(`{ all: ${holders('anyTime: true')} vacant: ${holders('validAt: "2019-01-01"')} }`)).toEqual(
      {
        all: names('程远', '白露', '丁一'),
        vacant: names(),
      },
    );
  });
});

describe('a person', () => {
  it('has posts and ranks, newest first; a rank fills no post', async () => {
    const answer = await graph.ask(`{
      entity(by: { key: "person:a@school:s" }, asOf: { anyTime: true }) {
        ... on Person { appointments { nodes { title titleKind body { name } post { key } validity { from } } } }
      }
    }`);
    const body = { name: '太行职业学院' };
    const post = { key: 'role:院长@school:s' };
    const nodes = [
      { title: '院长', titleKind: 'POST', body, post, validity: { from: '2020-02-01' } },
      { title: '院长', titleKind: 'POST', body, post, validity: { from: '2010-01-01' } },
      { title: '教授', titleKind: 'RANK', body, post: null, validity: { from: '2008-01-01' } },
    ];
    expect(answer).toEqual({ entity: { appointments: { nodes } } });
  });

  it('holds an appointment that its id leads back to, under the day it was read for', async () => {
    type Read = { entity: { appointments: { nodes: { id: string }[] } } };
    const { entity: role } = await graph.ask<Read>(`{
      entity(by: { key: "role:院长@school:s" }, asOf: { validAt: "2012-01-01" }) {
        ... on Role { appointments { nodes { id } } }
      }
    }`);
    const [id = ''] = role.appointments.nodes.map((each) => each.id);
    const answer = await graph.ask(
      `query ($id: ID!) {
        node(id: $id) { ... on Appointment { id predicate person { name } body { name } fourChains } }
      }`,
      { id },
    );
    expect(answer).toEqual({
      node: {
        id,
        predicate: 'HOLDS_ROLE',
        person: { name: '安宁' },
        body: { name: '太行职业学院' },
        fourChains: ['TALENT'],
      },
    });
  });
});
