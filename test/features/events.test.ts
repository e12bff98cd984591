import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

/** A forum with a session that holds a signing; a speaker for two bodies; an agreement with two parties. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  const day = { validity: { from: '2025-06-01' } };
  const event = (key: string, name: string, attributes: object = {}) =>
    entity('EVENT', key, name, { attributes, ...day });
  await graph.ingest([
    source(),
    entity('REGION', 'region:140100', '太原市'),
    entity('SCHOOL', 'school:s', '太行职业学院'),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    entity('PERSON', 'person:p@school:s', '安宁'),
    event('event:f', '产教论坛', {
      category: 'FORUM',
      startsOn: '2025-06-01',
      endsOn: '2025-06-02',
      theme: '同行',
      attendance: { atLeast: 80, exact: true },
    }),
    event('event:f/session', '下午场'),
    event('event:f/session/signing', '签约', { unnamedSpeakers: false }),
    relation('PART_OF', 'event:f/session', 'event:f', {}, day),
    relation('PART_OF', 'event:f/session/signing', 'event:f/session', {}, day),
    relation('LOCATED_IN', 'event:f', 'region:140100', {}, day),
    relation('PARTICIPATES_IN', 'school:s', 'event:f', { capacity: 'HOST' }, day),
    relation(
      'PARTICIPATES_IN',
      'person:p@school:s',
      'event:f',
      { capacity: 'REPRESENTATIVE', onBehalfOf: 'school:s' },
      day,
    ),
    relation(
      'PARTICIPATES_IN',
      'person:p@school:s',
      'event:f',
      { capacity: 'REPRESENTATIVE', onBehalfOf: 'enterprise:e' },
      day,
    ),
    relation('PARTICIPATES_IN', 'enterprise:e', 'event:f/session/signing', { capacity: 'SIGNATORY' }, day),
    entity('AGREEMENT', 'agreement:g', '共建协议', { attributes: { complete: true }, ...day }),
    entity('AGREEMENT', 'agreement:h', '意向书', day),
    entity('WORK', 'work:w', '主旨报告', day),
    relation('PARTY_TO', 'school:s', 'agreement:g', { role: '甲方' }),
    relation('PARTY_TO', 'enterprise:e', 'agreement:g', { role: '乙方' }),
    relation('PRODUCED_AT', 'agreement:g', 'event:f/session/signing', { qualifier: 'SIGNED' }, day),
    relation('PRODUCED_AT', 'work:w', 'event:f', { qualifier: 'PRESENTED' }, day),
  ]);
});
afterAll(() => graph.close());

describe('an event', () => {
  it('has days, place and an exact attendance; its parts nest', async () => {
    const answer = await graph.ask(`{
      entity(by: { key: "event:f" }) {
        ... on Event {
          category
          theme
          startsOn
          endsOn
          region { name }
          attendance { atLeast exact groups open }
          parts { totalCount nodes { name partOf { name } parts { nodes { name attendance { exact } unnamedSpeakers } } } }
        }
      }
    }`);
    const signing = { name: '签约', attendance: null, unnamedSpeakers: false };
    expect(answer).toEqual({
      entity: {
        category: 'FORUM',
        theme: '同行',
        startsOn: '2025-06-01',
        endsOn: '2025-06-02',
        region: { name: '太原市' },
        attendance: { atLeast: 80, exact: true, groups: [], open: null },
        parts: {
          totalCount: 1,
          nodes: [{ name: '下午场', partOf: { name: '产教论坛' }, parts: { nodes: [signing] } }],
        },
      },
    });
  });

  const PARTICIPATION = 'totalCount nodes { capacity participant { name } onBehalfOf { name } event { name } }';
  const forum = { name: '产教论坛' };
  const host = { capacity: 'HOST', participant: { name: '太行职业学院' }, onBehalfOf: null, event: forum };
  const represents = (name: string) => ({
    capacity: 'REPRESENTATIVE',
    participant: { name: '安宁' },
    onBehalfOf: { name },
    event: forum,
  });
  const signatory = {
    capacity: 'SIGNATORY',
    participant: { name: '上党重工' },
    onBehalfOf: null,
    event: { name: '签约' },
  };

  it('tells who takes part in it and its parts, in which capacity and for whom', async () => {
    type Read = { entity: { participations: { totalCount: number; nodes: object[] } } };
    const { entity: read } = await graph.ask<Read>(
      `{ entity(by: { key: "event:f" }) { ... on Event { participations { ${PARTICIPATION} } } } }`,
    );
    const [first, second, third, last] = read.participations.nodes;
    expect(read.participations.totalCount).toBe(4);
    expect([first, last]).toEqual([host, signatory]);
    // one person for two bodies: two facts, told apart by nothing but their ids
    expect([second, third]).toEqual(expect.arrayContaining([represents('太行职业学院'), represents('上党重工')]));
  });

  it('tells who takes part in itself alone, or in one capacity', async () => {
    const answer = await graph.ask(`{
      entity(by: { key: "event:f" }) {
        ... on Event {
          itself: participations(includeParts: false) { totalCount }
          signatories: participations(capacity: SIGNATORY) { ${PARTICIPATION} }
          hosts: participations(capacity: HOST, includeParts: false) { ${PARTICIPATION} }
          none: participations(capacity: SIGNATORY, includeParts: false) { ${PARTICIPATION} }
        }
      }
    }`);
    expect(answer).toEqual({
      entity: {
        itself: { totalCount: 3 },
        signatories: { totalCount: 1, nodes: [signatory] },
        hosts: { totalCount: 1, nodes: [host] },
        none: { totalCount: 0, nodes: [] },
      },
    });
  });

  it('tells what came of it and its parts, or of itself alone', async () => {
    const outcome = 'nodes { ... on Link { qualifier } from { name } to { name } }';
    const answer = await graph.ask(`{
      entity(by: { key: "event:f" }) {
        ... on Event { outcomes { ${outcome} } itself: outcomes(includeParts: false) { ${outcome} } }
      }
    }`);
    const signed = { qualifier: 'SIGNED', from: { name: '共建协议' }, to: { name: '签约' } };
    const presented = { qualifier: 'PRESENTED', from: { name: '主旨报告' }, to: forum };
    expect(answer).toEqual({ entity: { outcomes: { nodes: [signed, presented] }, itself: { nodes: [presented] } } });
  });
});

describe('an agreement', () => {
  it('has its parties, and says whether they are all; unknown stays unknown', async () => {
    const answer = await graph.ask(`{
      entities(filter: { kinds: [AGREEMENT] }) {
        nodes { name ... on Agreement { complete parties { totalCount nodes { name } } } }
      }
    }`);
    const parties = { totalCount: 2, nodes: [{ name: '上党重工' }, { name: '太行职业学院' }] };
    const nodes = [
      { name: '共建协议', complete: true, parties },
      { name: '意向书', complete: null, parties: { totalCount: 0, nodes: [] } },
    ];
    expect(answer).toEqual({ entities: { nodes } });
  });
});
