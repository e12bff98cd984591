import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { retract } from '../../src/features/ingestion/retract.ts';
import { EDITOR, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';

/** Ending and withdrawing: nothing is deleted, and what was known before stays known as it was. */

const [RECORDED, RETRACTED, AGAIN] = [
  '2026-01-01T00:00:00.000Z',
  '2026-01-10T00:00:00.000Z',
  '2026-01-12T00:00:00.000Z',
];
const [SCHOOL, ALLIANCE, PERSON] = ['school:s1', 'alliance:a@cn', 'person:谢刚@school:s1'];
const APPOINTMENT = relation(
  'HOLDS_ROLE',
  PERSON,
  SCHOOL,
  { title: '院长' },
  { validity: { from: '2020-03-01', observedOn: ['2025-09-21'] } },
);
const WORLD = [
  source(),
  entity('SCHOOL', SCHOOL, '太行职业学院', { identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }] }),
  entity('ALLIANCE', ALLIANCE, '装备联盟', { attributes: { category: 'LEAGUE' } }),
  entity('PERSON', PERSON, '谢刚'),
  APPOINTMENT,
  relation('MEMBER_OF', SCHOOL, ALLIANCE, { role: 'MEMBER' }),
];

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
beforeEach(async () => {
  await graph.empty();
  await graph.ingest(WORLD, new Date(RECORDED));
});
afterAll(() => graph.close());

const RETRACT = `mutation ($input: RetractInput!) {
  retract(input: $input) {
    claim {
      id validity { from to } provenance { status recordedAt retractedAt retractionReason evidence { totalCount } }
      ... on Entity { name } ... on Appointment { title person { name } }
    }
    errors { code message path }
  }
}`;
interface Payload {
  readonly retract: {
    readonly claim: Record<string, unknown> | null;
    readonly errors: readonly { code: string; message: string; path: string[] | null }[];
  };
}
async function asked(input: object, now = RETRACTED): Promise<Payload['retract']> {
  const { data, errors } = await graph.execute(RETRACT, { input }, new Date(now), EDITOR);
  if (errors) throw new Error(errors.map((error) => error.stack ?? error.message).join('\n'));
  return (data as unknown as Payload).retract;
}

const APPOINTMENTS = `query ($asOf: AsOf) {
  entity(by: { key: "${PERSON}" }, asOf: $asOf) {
    ... on Person { appointments { nodes { id validity { from to } provenance { status retractedAt retractionReason } } } }
  }
}`;
interface Appointments {
  readonly entity: {
    readonly appointments: { readonly nodes: { id: string; validity: object; provenance: object }[] };
  };
}
const appointments = async (asOf: object | null = null) =>
  (await graph.ask<Appointments>(APPOINTMENTS, { asOf })).entity.appointments.nodes;
const appointmentId = async (): Promise<string> => (await appointments())[0]?.id ?? '';

const revision = async (): Promise<unknown> =>
  (await graph.database.read("MATCH (g:Graph {name: 'silian'}) RETURN g.revision AS revision"))[0]?.revision;

describe('a fact that is withdrawn', () => {
  it('is no longer known from then on, and was known before; the reason is kept', async () => {
    const id = await appointmentId();
    const before = await revision();
    expect(await asked({ id, reason: '同名误认' })).toEqual({
      claim: {
        id,
        title: '院长',
        person: { name: '谢刚' },
        validity: { from: '2020-03-01', to: null },
        provenance: {
          status: 'RETRACTED',
          recordedAt: RECORDED,
          retractedAt: RETRACTED,
          retractionReason: '同名误认',
          evidence: { totalCount: 1 },
        },
      },
      errors: [],
    });
    expect(await revision()).toBe(Number(before) + 1);
    expect(await appointments()).toEqual([]);
    expect(await appointments({ anyTime: true })).toEqual([]);
    expect(await appointments({ knownAt: '2026-01-09T23:59:59Z' })).toMatchObject([
      { provenance: { status: 'ASSERTED', retractedAt: RETRACTED, retractionReason: '同名误认' } },
    ]);
  });

  it('is withdrawn once: the second time changes nothing, the reason least of all', async () => {
    const id = await appointmentId();
    await asked({ id, reason: '同名误认' });
    const before = await revision();
    const { claim, errors } = await asked({ id, reason: '另一理由' }, AGAIN);
    expect(claim).toMatchObject({ provenance: { retractedAt: RETRACTED, retractionReason: '同名误认' } });
    expect([errors, await revision()]).toEqual([[], before]);
    const { outcome, knownTo } = await retract(graph.database, { id, reason: '又一次' }, new Date(AGAIN));
    expect([outcome, knownTo]).toEqual(['UNCHANGED', RETRACTED]);
  });

  it('stands again where a later record says so, as a new version of what the record says', async () => {
    const id = await appointmentId();
    await asked({ id, reason: '同名误认' });
    const record = relation('HOLDS_ROLE', PERSON, SCHOOL, { title: '院长' }, { validity: { from: '2021' } });
    expect(await graph.ingest([record], new Date(AGAIN))).toMatchObject({ created: 1, updated: 0 });
    expect(await appointments({ anyTime: true })).toEqual([
      {
        id: `${id}~a`,
        validity: { from: '2021-01-01', to: null },
        provenance: { status: 'ASSERTED', retractedAt: null, retractionReason: null },
      },
    ]);
    expect(await appointments({ knownAt: '2026-01-11T00:00:00Z' })).toEqual([]);
    expect(await appointments({ knownAt: RECORDED })).toMatchObject([{ validity: { from: '2020-03-01' } }]);
    expect(await graph.ingest([record], new Date(AGAIN))).toMatchObject({ created: 0, updated: 0 });
  });

  it('leaves another term of it alone, and is told from it when it is recorded again', async () => {
    const term = (from: string, to: string) =>
      relation('HOLDS_ROLE', PERSON, ALLIANCE, { title: '主任' }, { validity: { from, to } });
    await graph.ingest([term('2010', '2012'), term('2015', '2017')], new Date(RECORDED));
    const terms = async () =>
      (await appointments({ anyTime: true })).flatMap(({ id, validity }) =>
        Reflect.get(validity, 'from') === '2020-03-01' ? [] : [[id.replace('~a', ''), Reflect.get(validity, 'from')]],
      );
    const [second, first] = await terms();
    await asked({ id: first?.[0], reason: '误记' });
    expect(await terms()).toEqual([second]);
    expect(await graph.ingest([term('2015', '2017')], new Date(AGAIN))).toMatchObject({ created: 0, updated: 0 });
    await graph.ingest([term('2010', '2012')], new Date(AGAIN));
    expect(await terms()).toEqual([second, first]);
  });

  it('is an end between the views of before and after', async () => {
    await asked({ id: await appointmentId(), reason: '同名误认' });
    const query = `{
      compare(from: { knownAt: "${RECORDED}" }, to: {}) { nodes { type claim { ... on Appointment { title } } } }
    }`;
    expect(await graph.ask(query)).toEqual({ compare: { nodes: [{ type: 'ENDED', claim: { title: '院长' } }] } });
  });
});

describe('a fact that has ended', () => {
  it('is known to end on the day; what was known before had no end', async () => {
    const id = await appointmentId();
    const { claim, errors } = await asked({ id, reason: '已卸任', endedOn: '2025-12-01' });
    expect(errors).toEqual([]);
    expect(claim).toMatchObject({
      validity: { from: '2020-03-01', to: '2025-12-01' },
      provenance: { status: 'ASSERTED', recordedAt: RETRACTED, retractedAt: null, retractionReason: null },
    });
    expect(await appointments({ validAt: '2025-11-30' })).toHaveLength(1);
    expect(await appointments({ validAt: '2025-12-01' })).toEqual([]);
    expect(await appointments({ knownAt: RECORDED, validAt: '2025-12-01' })).toMatchObject([
      { validity: { to: null }, provenance: { retractedAt: RETRACTED, retractionReason: '已卸任' } },
    ]);
    const again = await retract(graph.database, { id, reason: '已卸任', endedOn: '2025-12-01' }, new Date(AGAIN));
    expect(again.outcome).toBe('UNCHANGED');
  });

  it.each([
    ['before it began', '2020-03-01', '2020-03-01 is not after 2020-03-01, when it began'],
    ['by a day on which it was seen', '2025-09-21', 'a source saw it hold on 2025-09-21'],
  ])('did not end %s', async (_when, endedOn, message) => {
    const { claim, errors } = await asked({ id: await appointmentId(), reason: '卸任', endedOn });
    expect(claim).toBeNull();
    expect(errors).toEqual([
      { code: 'BAD_USER_INPUT', path: ['input', 'endedOn'], message: expect.stringContaining(message) },
    ]);
  });

  it('has no end where it was withdrawn', async () => {
    const id = await appointmentId();
    await asked({ id, reason: '误记' });
    expect((await asked({ id, reason: '卸任', endedOn: '2025-12-01' })).errors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'endedOn'] },
    ]);
  });
});

const SEEN = `query ($asOf: AsOf) {
  key: entity(by: { key: "${ALLIANCE}" }, asOf: $asOf) {
    name validity { to } provenance { status retractedAt retractionReason } ... on Alliance { category }
  }
  name: entity(by: { name: "装备联盟" }, asOf: $asOf) { key }
  search(query: "装备联盟", asOf: $asOf) { totalCount }
}`;
const NOWHERE = { key: null, name: null, search: { totalCount: 0 } };

describe('an entity', () => {
  it('is not withdrawn while facts stand on it; some are named', async () => {
    const { claim, errors } = await asked({ id: ALLIANCE, reason: '重复登记' });
    expect(claim).toBeNull();
    expect(errors).toEqual([
      {
        code: 'CONFLICT',
        path: ['input', 'id'],
        message: expect.stringMatching(
          /^Facts stand on alliance:a@cn: MEMBER_OF-.{22} \(MEMBER_OF school:s1 → alliance:a@cn\)\. Withdraw them first/,
        ),
      },
    ]);
  });

  it('is withdrawn with its facts where that is said, and a body with its posts', async () => {
    const done = await retract(graph.database, { id: SCHOOL, reason: '误录', withFacts: true }, new Date(RETRACTED));
    expect(done).toMatchObject({ outcome: 'WITHDRAWN', family: 'entity', facts: 3 });
    const query = 'query ($asOf: AsOf) { entities(asOf: $asOf) { nodes { name } } }';
    expect(await graph.ask(query)).toEqual({ entities: { nodes: [{ name: '装备联盟' }, { name: '谢刚' }] } });
    expect(await graph.ask(query, { asOf: { knownAt: RECORDED } })).toMatchObject({
      entities: { nodes: [{}, {}, { name: '院长' }, { name: '太行职业学院' }] },
    });
    expect(await appointments()).toEqual([]);
  });

  it('that is withdrawn is found nowhere, and before as it was', async () => {
    await graph.ingest(
      [entity('ALLIANCE', ALLIANCE, '装备联盟', { attributes: { category: 'COMMUNITY' } })],
      new Date(RECORDED),
    );
    const before = await graph.ask(SEEN);
    const done = await retract(graph.database, { id: ALLIANCE, reason: '误录', withFacts: true }, new Date(RETRACTED));
    expect(done.outcome).toBe('WITHDRAWN');
    expect(await graph.ask(SEEN)).toEqual(NOWHERE);
    const seen = await graph.ask<{ key: object }>(SEEN, { asOf: { knownAt: '2026-01-09T00:00:00Z' } });
    expect(seen).toEqual({
      ...before,
      key: {
        name: '装备联盟',
        category: 'COMMUNITY',
        validity: { to: null },
        provenance: { status: 'ASSERTED', retractedAt: RETRACTED, retractionReason: '误录' },
      },
    });
    expect(await graph.ask(SEEN, { asOf: { knownAt: RECORDED } })).toMatchObject({ key: { category: 'LEAGUE' } });
    const again = await asked({ id: ALLIANCE, reason: '误录' }, AGAIN);
    expect(again).toMatchObject({ claim: { provenance: { status: 'RETRACTED', retractedAt: RETRACTED } }, errors: [] });
  });

  it('that was withdrawn takes no facts until a record brings it back, as the record says', async () => {
    await retract(graph.database, { id: ALLIANCE, reason: '误录', withFacts: true }, new Date(RETRACTED));
    const membership = relation('MEMBER_OF', SCHOOL, ALLIANCE, { role: 'MEMBER' });
    await expect(graph.ingest([membership], new Date(AGAIN))).rejects.toMatchObject({ code: 'INVALID_RECORD' });
    const report = await graph.ingest([entity('ALLIANCE', ALLIANCE, '装备联盟'), membership], new Date(AGAIN));
    expect(report).toMatchObject({ created: 2 });
    expect(await graph.ask(SEEN)).toMatchObject({
      key: { category: 'OTHER', provenance: { status: 'ASSERTED', retractedAt: null, retractionReason: null } },
    });
    expect(await graph.ask(SEEN, { asOf: { knownAt: '2026-01-11T00:00:00Z' } })).toEqual(NOWHERE);
    expect(await graph.ask(SEEN, { asOf: { knownAt: RECORDED } })).toMatchObject({
      key: { category: 'LEAGUE', provenance: { retractedAt: RETRACTED, retractionReason: '误录' } },
    });
    expect(await graph.ingest([entity('ALLIANCE', ALLIANCE, '装备联盟'), membership], new Date(AGAIN))).toMatchObject({
      created: 0,
      updated: 0,
    });
  });

  it('may end with facts on it', async () => {
    const { claim } = await asked({ id: ALLIANCE, reason: '已解散', endedOn: '2025-12-01' });
    expect(claim).toMatchObject({
      name: '装备联盟',
      validity: { to: '2025-12-01' },
      provenance: { status: 'ASSERTED' },
    });
    expect(await graph.ask(SEEN, { asOf: { validAt: '2025-12-01' } })).toEqual(NOWHERE);
    expect(await graph.ask(SEEN, { asOf: { validAt: '2025-12-01', knownAt: RECORDED } })).toMatchObject({
      key: { validity: { to: null }, provenance: { retractionReason: '已解散' } },
    });
    expect(await graph.ask(SEEN, { asOf: { anyTime: true } })).toMatchObject({
      key: { validity: { to: '2025-12-01' }, provenance: { retractedAt: null, retractionReason: null } },
    });
  });

  it('of a tree no longer lies in what it was taken out of', async () => {
    const region = (code: string, name: string) => entity('REGION', `region:${code}`, name, { attributes: { code } });
    await graph.ingest(
      [region('140000', '山西省'), region('140400', '长治市'), relation('PART_OF', 'region:140400', 'region:140000')],
      new Date(RECORDED),
    );
    const lying = '{ entities(filter: { regions: ["140000"] }) { nodes { name } } }';
    expect(await graph.ask(lying)).toEqual({ entities: { nodes: [{ name: '山西省' }, { name: '长治市' }] } });
    const found = await graph.ask<{ entity: { relations: { nodes: { id: string }[] } } }>(
      '{ entity(by: { key: "region:140400" }) { relations { nodes { id } } } }',
    );
    await asked({ id: found.entity.relations.nodes[0]?.id, reason: '误记' });
    expect(await graph.ask(lying)).toEqual({ entities: { nodes: [{ name: '山西省' }] } });
  });
});

it('is for editors', async () => {
  const { errors } = await graph.execute(RETRACT, { input: { id: ALLIANCE, reason: '误录' } });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

describe('what cannot be retracted', () => {
  const HASH = 'A'.repeat(22);
  it.each([
    ['nothing that was recorded', `MEMBER_OF-${HASH}`, 'BAD_USER_INPUT', 'nothing recorded is'],
    ['an unknown key', 'school:none', 'BAD_USER_INPUT', 'nothing recorded is'],
    ['a source', `s-${HASH}`, 'BAD_USER_INPUT', 'is no id of an entity or a fact'],
    ['what follows from a fact', `d-OFFERS_MAJOR-${HASH}`, 'BAD_USER_INPUT', 'follows from a fact'],
    ['an id read at another time', `e-${HASH}~20250921`, 'BAD_USER_INPUT', 'carries the time'],
    ['what is no id', 'x', 'BAD_ID', 'is no id of this service'],
  ])('is told: %s', async (_what, id, code, message) => {
    expect(await asked({ id, reason: '误录' })).toEqual({
      claim: null,
      errors: [{ code, path: ['input', 'id'], message: expect.stringContaining(message) }],
    });
  });

  it.each(['', '  ', 'x'.repeat(501)])('has no reason: %j', async (reason) => {
    expect((await asked({ id: ALLIANCE, reason })).errors).toMatchObject([{ path: ['input', 'reason'] }]);
  });

  it('leaves the source and its evidence', async () => {
    await asked({ id: await appointmentId(), reason: '误记' });
    const { sources } = await graph.ask<{ sources: { nodes: unknown[] } }>(
      '{ sources { nodes { key evidenceCount } } }',
    );
    expect(sources.nodes).toEqual([{ key: SOURCE, evidenceCount: 7 }]);
  });
});
