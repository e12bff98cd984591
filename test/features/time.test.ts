import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';

/** The rule at `Validity` in schema/time.graphql, against the real database and through GraphQL. */

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    source(),
    entity('PERSON', WHO, '谢刚'),
    ...relations.flatMap(placed),
    ...entities.map(standing),
  ]);
});
afterAll(() => graph.close());

const WHO = 'person:谢刚@school:s1';

interface Bounds {
  readonly from?: string;
  readonly to?: string;
  readonly observedOn?: readonly string[];
  readonly toPrecision?: 'AT_LATEST';
}
type Case = readonly [says: string, bounds: Bounds | undefined, holds: readonly string[], not: readonly string[]];

const EVER = ['0001-01-01', '2025-09-21', '9999-12-31'];

/** What an entity and a relation share: bounds, half-open, at three precisions. */
const bounded: readonly Case[] = [
  ['nothing given: on any day', undefined, EVER, []],
  ['an empty validity: on any day', {}, EVER, []],
  ['from a day: on it, not before', { from: '2025-09-21' }, ['2025-09-21', '9999-12-31'], ['2025-09-20', '0001-01-01']],
  ['from a month: from its first day', { from: '2025-09' }, ['2025-09-01'], ['2025-08-31']],
  ['from a year: from its first day', { from: '2025' }, ['2025-01-01'], ['2024-12-31']],
  ['to a day: not on it', { to: '2025-09-21' }, ['2025-09-20', '0001-01-01'], ['2025-09-21', '9999-12-31']],
  ['to a month: through its last day', { to: '2025-09' }, ['2025-09-30'], ['2025-10-01']],
  ['to a December: through the year', { to: '2025-12' }, ['2025-12-31'], ['2026-01-01']],
  ['to a February of a leap year', { to: '2024-02' }, ['2024-02-29'], ['2024-03-01']],
  ['to a year: through its last day', { to: '2025' }, ['2025-12-31'], ['2026-01-01']],
  ['called past on a day: not on it', { to: '2025-09-21', toPrecision: 'AT_LATEST' }, ['2025-09-20'], ['2025-09-21']],
  ['for one day', { from: '2025-09-21', to: '2025-09-22' }, ['2025-09-21'], ['2025-09-20', '2025-09-22']],
  ['within one year', { from: '2025', to: '2025' }, ['2025-01-01', '2025-12-31'], ['2024-12-31', '2026-01-01']],
  ['within the month it began', { from: '2025-09-21', to: '2025-09' }, ['2025-09-21', '2025-09-30'], ['2025-10-01']],
];

const relations: readonly Case[] = [
  ...bounded,
  ['seen on a day: from then on', { observedOn: ['2025-09-21'] }, ['2025-09-21', '9999-12-31'], ['2025-09-20']],
  ['seen twice: from the first on', { observedOn: ['2025-09-21', '2024-05-01'] }, ['2024-05-01'], ['2024-04-30']],
  ['seen in a month: from its last day on', { observedOn: ['2024-02'] }, ['2024-02-29'], ['2024-02-28']],
  ['seen in a year: from its last day on', { observedOn: ['2024'] }, ['2024-12-31'], ['2024-12-30']],
  ['seen in a year and on a day of it', { observedOn: ['2024', '2024-05-01'] }, ['2024-05-01'], ['2024-04-30']],
  ['begun and seen later: from its beginning', { from: '2020', observedOn: ['2024'] }, ['2020-01-01'], ['2019-12-31']],
  [
    'begun and seen before: from its beginning',
    { from: '2020', observedOn: ['2019-05'] },
    ['2020-01-01'],
    ['2019-12-31'],
  ],
  [
    'seen and ended',
    { to: '2025', observedOn: ['2024-05-01'] },
    ['2024-05-01', '2025-12-31'],
    ['2024-04-30', '2026-01-01'],
  ],
];

const entities: readonly Case[] = [
  ...bounded,
  ['only seen: on any day, an observation is no beginning', { observedOn: ['2025-09-21'] }, EVER, []],
  ['seen and ended: from ever to its end', { to: '2025', observedOn: ['2024'] }, ['0001-01-01'], ['2026-01-01']],
];

const bodyOf = (place: number): string => `alliance:body${place}@cn`;
const themeOf = (place: number): string => `theme:standing${place}`;
const within = (validity: Bounds | undefined) => (validity ? { validity } : {});

const placed = ([, validity]: Case, place: number): object[] => [
  entity('ALLIANCE', bodyOf(place), `机构${place}`),
  relation('HOLDS_ROLE', WHO, bodyOf(place), { title: '主任' }, within(validity)),
];
const standing = ([, validity]: Case, place: number): object =>
  entity('THEME', themeOf(place), `主题${place}`, within(validity));

const APPOINTMENTS = `query ($who: String!, $asOf: AsOf) {
  entity(by: { key: $who }, asOf: $asOf) {
    ... on Person { appointments(first: 100) { totalCount nodes { body { key } validity { ...all } } } }
  }
}
fragment all on Validity { from to fromPrecision toPrecision observedOn }`;

interface Shown {
  readonly from: string | null;
  readonly to: string | null;
  readonly fromPrecision: string | null;
  readonly toPrecision: string | null;
  readonly observedOn: readonly string[];
}
interface Appointments {
  readonly entity: {
    readonly appointments: { totalCount: number; nodes: { body: { key: string }; validity: Shown }[] };
  };
}

async function appointments(asOf: object | null, who = WHO) {
  const found = await graph.ask<Appointments>(APPOINTMENTS, { who, asOf });
  const { nodes, totalCount } = found.entity.appointments;
  expect(totalCount).toBe(nodes.length);
  return nodes;
}

const holdsAt = async (place: number, validAt: string): Promise<boolean> =>
  (await appointments({ validAt })).some(({ body }) => body.key === bodyOf(place));

async function standsAt(place: number, validAt: string): Promise<boolean> {
  const query = 'query ($key: String!, $asOf: AsOf) { entity(by: { key: $key }, asOf: $asOf) { key } }';
  const found = await graph.ask<{ entity: unknown }>(query, { key: themeOf(place), asOf: { validAt } });
  return found.entity !== null;
}

/** The answers for all days of a case, to be compared with what the case says. */
async function answers([, , holds, not]: Case, ask: (day: string) => Promise<boolean>) {
  const days = [...holds, ...not];
  const found = await Promise.all(days.map(ask));
  return { holds: days.filter((_, index) => found[index]), not: days.filter((_, index) => !found[index]) };
}

describe('a relation holds', () => {
  it.each(relations.map((each, place) => [each[0], each, place] as const))('%s', async (_says, each, place) => {
    expect(await answers(each, (day) => holdsAt(place, day))).toEqual({ holds: each[2], not: each[3] });
  });
});

describe('an entity stands', () => {
  it.each(entities.map((each, place) => [each[0], each, place] as const))('%s', async (_says, each, place) => {
    expect(await answers(each, (day) => standsAt(place, day))).toEqual({ holds: each[2], not: each[3] });
  });
});

describe('bounds are shown', () => {
  const shown = async (says: string): Promise<Shown | undefined> => {
    const place = relations.findIndex(([each]) => each === says);
    return (await appointments({ anyTime: true })).find(({ body }) => body.key === bodyOf(place))?.validity;
  };

  it('as days with the precision that was written', async () => {
    expect(await shown('within the month it began')).toEqual({
      from: '2025-09-21',
      fromPrecision: 'DAY',
      to: '2025-10-01',
      toPrecision: 'MONTH',
      observedOn: [],
    });
    expect(await shown('within one year')).toMatchObject({
      fromPrecision: 'YEAR',
      to: '2026-01-01',
      toPrecision: 'YEAR',
    });
    expect(await shown('called past on a day: not on it')).toMatchObject({
      to: '2025-09-21',
      toPrecision: 'AT_LATEST',
    });
  });

  it('as null and as no observation where nothing is known', async () => {
    expect(await shown('nothing given: on any day')).toEqual({
      from: null,
      fromPrecision: null,
      to: null,
      toPrecision: null,
      observedOn: [],
    });
  });

  it('with observations ascending, each counted from its period’s last day', async () => {
    expect((await shown('seen in a year and on a day of it'))?.observedOn).toEqual(['2024-05-01', '2024-12-31']);
  });
});

describe('without asOf', () => {
  const who = 'person:午夜@school:s1';
  const seen = async (now: string, asOf: object | null = null): Promise<number | undefined> => {
    const { data } = await graph.execute(APPOINTMENTS, { who, asOf }, new Date(now));
    return (data as unknown as Appointments).entity.appointments.totalCount;
  };
  beforeAll(() =>
    graph.ingest([
      source(),
      entity('PERSON', who, '午夜'),
      entity('ALLIANCE', 'alliance:midnight@cn', '午夜联盟'),
      relation('HOLDS_ROLE', who, 'alliance:midnight@cn', { title: '主任' }, { validity: { from: '2025-09-21' } }),
    ]),
  );

  it('a read looks at today in Shanghai, which begins at 16:00 UTC', async () => {
    expect([await seen('2025-09-20T15:59:59.999Z'), await seen('2025-09-20T16:00:00Z')]).toEqual([0, 1]);
  });

  it('a read with only knownAt looks at the same day', async () => {
    const asOf = { knownAt: '2030-01-01T00:00:00Z' };
    expect([await seen('2025-09-20T15:59:59.999Z', asOf), await seen('2025-09-20T16:00:00Z', asOf)]).toEqual([0, 1]);
  });

  it('anyTime shows what has ended or not begun, whatever the day', async () => {
    expect(await seen('2001-01-01T00:00:00Z', { anyTime: true })).toBe(1);
    expect(await appointments({ anyTime: true })).toHaveLength(relations.length);
  });
});

describe('a lens that cannot be', () => {
  it.each([
    ['validAt with anyTime', { validAt: '2025-09-21', anyTime: true }, 'validAt and anyTime exclude each other'],
    ['a day that no calendar has', { validAt: '2025-02-30' }, '2025-02-30'],
    ['a day without its day', { validAt: '2025-02' }, '2025-02'],
    ['an instant without its zone', { knownAt: '2025-09-22T10:00:00' }, '2025-09-22T10:00:00'],
    ['an instant that no clock shows', { knownAt: '2025-09-22T25:00:00Z' }, '2025-09-22T25:00:00Z'],
  ])('is refused: %s', async (_says, asOf, named) => {
    const { data, errors } = await graph.execute(APPOINTMENTS, { who: WHO, asOf });
    expect(data?.entity ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(errors?.[0]?.message).toContain(named);
  });
});

/** Three instants of recording, and what lies between them. */
const [FIRST, SECOND, THIRD] = ['2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'];
const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();
const known = (knownAt: string, validAt?: string) => (validAt === undefined ? { knownAt } : { knownAt, validAt });

describe('what was known', () => {
  const who = 'person:更正@school:changed';
  const school = 'school:changed';
  const alliance = 'alliance:changed@cn';
  const later = { source: 'source:later-2026' };
  const appointed = (validity: Bounds, evidence: object = { source: SOURCE }): object =>
    relation('HOLDS_ROLE', who, school, { title: '院长' }, { validity, evidence: [evidence] });

  beforeAll(async () => {
    await graph.ingest(
      [
        source(),
        entity('PERSON', who, '更正'),
        entity('SCHOOL', school, '长治机电学校', { validity: { from: '1958' } }),
        entity('ALLIANCE', alliance, '更正联盟', { attributes: { status: 'PROPOSED' }, confidence: 0.5 }),
        appointed({ from: '2020' }),
        relation('MEMBER_OF', school, alliance),
      ],
      new Date(FIRST),
    );
    await graph.ingest(
      [
        source(later),
        source({ key: later.source }),
        entity('SCHOOL', school, '长治机电学院', { validity: { from: '1960-09' }, evidence: [later] }),
        entity('ALLIANCE', alliance, '更正联盟', {
          attributes: { status: 'ESTABLISHED' },
          confidence: 1,
          evidence: [later],
        }),
        appointed({ from: '2021-09' }, later),
        relation('MEMBER_OF', school, alliance, {}, { evidence: [later] }),
      ].slice(1),
      new Date(SECOND),
    );
    await graph.ingest([appointed({ to: '2024-06-30' })], new Date(THIRD));
  });

  const bounds = async (asOf: object) =>
    (await appointments(asOf, who)).map(({ validity: { from, to, fromPrecision } }) => [from, to, fromPrecision]);

  it('of a relation: nothing before it was recorded, from then on each version with its own bounds', async () => {
    expect(
      await graph.ask('query ($who: String!, $asOf: AsOf) { entity(by: { key: $who }, asOf: $asOf) { key } }', {
        who,
        asOf: known(before(FIRST)),
      }),
    ).toEqual({ entity: null });
    expect(await bounds(known(FIRST))).toEqual([['2020-01-01', null, 'YEAR']]);
    expect(await bounds(known(before(SECOND)))).toEqual([['2020-01-01', null, 'YEAR']]);
    expect(await bounds(known(SECOND))).toEqual([['2021-09-01', null, 'MONTH']]);
    expect(await bounds({ anyTime: true })).toEqual([['2021-09-01', '2024-06-30', 'MONTH']]);
  });

  it('goes together with when it holds', async () => {
    expect(await bounds(known(FIRST, '2020-06-01'))).toHaveLength(1);
    expect(await bounds(known(SECOND, '2020-06-01'))).toEqual([]);
    expect(await bounds({ validAt: '2020-06-01' })).toEqual([]);
    expect(await bounds(known(SECOND, '2025-01-01'))).toHaveLength(1);
    expect(await bounds(known(THIRD, '2025-01-01'))).toEqual([]);
    expect(await bounds({ knownAt: THIRD, anyTime: true })).toEqual([['2021-09-01', '2024-06-30', 'MONTH']]);
  });

  const ENTITIES = `query ($asOf: AsOf) {
    school: entity(by: { key: "${school}" }, asOf: $asOf) { name validity { from fromPrecision } }
    alliance: entity(by: { key: "${alliance}" }, asOf: $asOf) {
      ... on Alliance { status provenance { confidence recordedAt } }
    }
  }`;

  interface Schools {
    readonly school: { readonly name: string } | null;
  }

  it('of an entity: its name, bounds, attributes and sureness as recorded by then', async () => {
    const first = {
      school: { name: '长治机电学校', validity: { from: '1958-01-01', fromPrecision: 'YEAR' } },
      alliance: { status: 'PROPOSED', provenance: { confidence: 0.5, recordedAt: FIRST } },
    };
    const second = {
      school: { name: '长治机电学院', validity: { from: '1960-09-01', fromPrecision: 'MONTH' } },
      alliance: { status: 'ESTABLISHED', provenance: { confidence: 1, recordedAt: SECOND } },
    };
    expect(await graph.ask(ENTITIES, { asOf: known(before(FIRST)) })).toEqual({ school: null, alliance: null });
    expect(await graph.ask(ENTITIES, { asOf: known(FIRST) })).toEqual(first);
    expect(await graph.ask(ENTITIES, { asOf: known(before(SECOND)) })).toEqual(first);
    expect(await graph.ask(ENTITIES, { asOf: known(SECOND) })).toEqual(second);
    expect(await graph.ask(ENTITIES)).toEqual(second);
  });

  it('of an entity stands by the bounds that were known: 1959 lay within them only at first', async () => {
    const { school: was } = await graph.ask<Schools>(ENTITIES, { asOf: known(FIRST, '1959-01-01') });
    const { school: is } = await graph.ask<Schools>(ENTITIES, { asOf: known(SECOND, '1959-01-01') });
    expect([was?.name, is]).toEqual(['长治机电学校', null]);
  });

  it('finds an entity by the name it was known by', async () => {
    const byName = async (name: string, asOf: object | null): Promise<unknown> =>
      (
        await graph.ask('query ($name: String!, $asOf: AsOf) { entity(by: { name: $name }, asOf: $asOf) { key } }', {
          name,
          asOf,
        })
      ).entity;
    expect(await byName('长治机电学校', known(FIRST))).toEqual({ key: school });
    expect(await byName('长治机电学院', known(FIRST))).toBeNull();
    expect(await byName('长治机电学院', null)).toEqual({ key: school });
    expect(await byName('长治机电学校', null)).toBeNull();
  });

  it('of evidence: what was added later is not seen earlier, also where the claim stayed the same', async () => {
    const query = `query ($asOf: AsOf) {
      entity(by: { key: "${school}" }, asOf: $asOf) {
        provenance { evidence { nodes { source { key } } } }
        relations(kinds: [MEMBER_OF]) { nodes { provenance { recordedAt evidence { totalCount nodes { source { key } } } } } }
      }
    }`;
    const sources = (...keys: string[]) => keys.map((key) => ({ source: { key } }));
    const seen = (...keys: string[]) => ({
      entity: {
        provenance: { evidence: { nodes: sources(...keys) } },
        relations: {
          nodes: [
            { provenance: { recordedAt: FIRST, evidence: { totalCount: keys.length, nodes: sources(...keys) } } },
          ],
        },
      },
    });
    expect(await graph.ask(query, { asOf: known(before(SECOND)) })).toEqual(seen(SOURCE));
    expect(await graph.ask(query, { asOf: known(SECOND) })).toEqual(seen(later.source, SOURCE));
  });

  it('reads an instant in any zone', async () => {
    expect(await bounds({ knownAt: '2026-02-01T08:00:00+08:00' })).toHaveLength(1);
    expect(
      (await graph.ask<Schools>(ENTITIES, { asOf: { knownAt: '2026-02-01T07:59:59.999+08:00' } })).school,
    ).toBeNull();
  });
});

describe('the ends of a relation that holds', () => {
  const member = 'school:gone';
  const alliance = 'alliance:gone@cn';
  beforeAll(() =>
    graph.ingest([
      source(),
      entity('SCHOOL', member, '已撤学校', { validity: { to: '2020' } }),
      entity('ALLIANCE', alliance, '存续联盟'),
      relation('MEMBER_OF', member, alliance, { role: 'MEMBER' }),
    ]),
  );

  it('are given, also one that no longer stands itself', async () => {
    const query = `{
      gone: entity(by: { key: "${member}" }) { key }
      entity(by: { key: "${alliance}" }) {
        ... on Alliance { members { nodes { from { key name } member { key } body { key } } } }
      }
    }`;
    expect(await graph.ask(query)).toEqual({
      gone: null,
      entity: {
        members: {
          nodes: [{ from: { key: member, name: '已撤学校' }, member: { key: member }, body: { key: alliance } }],
        },
      },
    });
  });
});

describe('an id', () => {
  const alliance = 'alliance:changed@cn';
  const query = `query ($key: String!, $asOf: AsOf) {
    entity(by: { key: $key }, asOf: $asOf) { ...seen ... on Alliance { members { nodes { ...related } } } }
  }
  fragment seen on Entity { id ... on Alliance { status } provenance { evidence { totalCount nodes { id } } } }
  fragment related on Membership { id validity { from } provenance { evidence { totalCount } } from { id name } }`;
  const again = `query ($id: ID!, $member: ID!) {
    entity: node(id: $id) { ...seen }
    membership: node(id: $member) { ...related }
  }
  fragment seen on Entity { id ... on Alliance { status } provenance { evidence { totalCount nodes { id } } } }
  fragment related on Membership { id validity { from } provenance { evidence { totalCount } } from { id name } }`;

  interface Identified {
    readonly id: string;
  }
  interface Related extends Identified {
    readonly from: Identified;
  }
  interface Seen extends Identified {
    readonly members: { readonly nodes: readonly [Related] };
    readonly provenance: { readonly evidence: { readonly nodes: readonly Identified[] } };
  }
  const seenUnder = async (asOf: object | null, key = alliance): Promise<Seen> =>
    (await graph.ask<{ entity: Seen }>(query, { key, asOf })).entity;

  const LENSES = [
    { validAt: '2025-09-21' },
    { knownAt: FIRST },
    { knownAt: FIRST, validAt: '2025-09-21' },
    { anyTime: true },
    { anyTime: true, knownAt: SECOND },
  ];
  it.each(LENSES)('carries its lens and brings back the same view: %o', async (asOf) => {
    const found = await seenUnder(asOf);
    const { members, ...seen } = found;
    const [membership] = members.nodes;
    const ids = [found.id, membership.id, membership.from.id, ...found.provenance.evidence.nodes.map(({ id }) => id)];
    expect(new Set(ids.map((id) => id.split('~')[1] ?? ''))).toHaveProperty('size', 1);
    expect(ids[0]).toContain('~');
    expect(await graph.ask(again, { id: found.id, member: membership.id })).toEqual({ entity: seen, membership });
  });

  it('carries none under the default lens', async () => {
    const found = await seenUnder(null);
    expect(JSON.stringify(found)).not.toContain('~');
    expect(
      (await graph.ask<{ entity: Identified }>(again, { id: found.id, member: found.members.nodes[0].id })).entity.id,
    ).toBe(found.id);
  });

  it('of another time finds nothing that does not hold then, and gives way to asOf', async () => {
    const found = await seenUnder({ validAt: '2000-01-01' }, 'school:changed');
    const early = found.id.replace('~20000101', '~19500101');
    const read = 'query ($id: ID!, $asOf: AsOf) { node(id: $id) { id } entity(by: { id: $id }, asOf: $asOf) { id } }';
    expect(await graph.ask(read, { id: early })).toEqual({ node: null, entity: null });
    expect((await graph.ask(read, { id: early, asOf: { validAt: '2000-01-01' } })).entity).toEqual({ id: found.id });
  });
});

/** The rule once more, from the contract's words and nothing of ours, with days as numbers. */
const reference = {
  first: (written: string): number => Date.UTC(...reference.parts(written)),
  after: (written: string): number => {
    const [year, month, day] = reference.parts(written);
    if (written.length === 4) return Date.UTC(year + 1, 0, 1);
    return written.length === 7 ? Date.UTC(year, month + 1, 1) : Date.UTC(year, month, day + 1);
  },
  parts: (written: string): [number, number, number] => {
    const [year = 0, month = 1, day = 1] = written.split('-').map(Number);
    return [year, month - 1, day];
  },
  /** An imprecise `to`: the first day after its period. */
  end: (written: string): number => (written.length === 10 ? reference.first(written) : reference.after(written)),
  /** An imprecise observation counts from its period's last day. */
  seen: (written: string): number => reference.after(written) - 86_400_000,
  /** A relation: (from <= d, or from unknown and observed by d, or neither known) and (to > d or to unknown). */
  holds: ({ from, to, observedOn = [] }: Bounds, d: number): boolean => {
    const begun =
      (from !== undefined && reference.first(from) <= d) ||
      (from === undefined && observedOn.some((each) => reference.seen(each) <= d)) ||
      (from === undefined && observedOn.length === 0);
    return begun && (to === undefined || reference.end(to) > d);
  },
  /** An entity: unless from > d or to <= d. */
  stands: ({ from, to }: Bounds, d: number): boolean =>
    !((from !== undefined && reference.first(from) > d) || (to !== undefined && reference.end(to) <= d)),
};

const pad = (number: number): string => String(number).padStart(2, '0');
/** Few days, so that bounds and lenses often fall on one. */
const day = fc
  .tuple(fc.integer({ min: 2023, max: 2025 }), fc.constantFrom(1, 2, 12), fc.constantFrom(1, 2, 27, 28))
  .map(([year, month, date]) => `${year}-${pad(month)}-${pad(date)}`);
const period = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([written, length]) => written.slice(0, length));
const lensDay = fc
  .tuple(day, fc.integer({ min: -1, max: 3 }))
  .map(([written, shift]) => new Date(Date.parse(written) + shift * 86_400_000).toISOString().slice(0, 10));

/** A claim as first recorded, and what a later record adds: an observation, or the end of what had none. */
const claim = fc
  .record({
    from: fc.option(period),
    to: fc.option(period),
    observedOn: fc.array(period, { maxLength: 2 }),
    later: fc.option(period),
  })
  .filter(({ from, to }) => from === null || to === null || reference.end(to) > reference.first(from))
  .map(({ from, to, observedOn, later }) => {
    const first: Bounds = { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }), observedOn };
    return { first, second: later === null || to !== null ? first : { ...first, observedOn: [...observedOn, later] } };
  });

const lens = fc
  .record({
    day: fc.option(lensDay, { freq: 5 }),
    knownAt: fc.constantFrom(before(FIRST), FIRST, before(SECOND), SECOND, null),
  })
  .map(({ day: validAt, knownAt }) => ({
    ...(validAt === null ? { anyTime: true } : { validAt }),
    ...(knownAt === null ? {} : { knownAt }),
  }));

interface Listed {
  readonly entities: { readonly totalCount: number; readonly nodes: readonly { readonly key: string }[] };
  readonly entity: Appointments['entity'] | null;
}

const LISTED = `query ($named: String!, $who: String!, $asOf: AsOf) {
  entities(filter: { kinds: [THEME], nameContains: $named }, first: 100, asOf: $asOf) { totalCount nodes { key } }
  entity(by: { key: $who }, asOf: $asOf) { ... on Person { appointments(first: 100) { totalCount nodes { body { key } } } } }
}`;

it('agrees with the rule for any claims under any lens', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(claim, { minLength: 15, maxLength: 15 }),
      fc.array(lens, { minLength: 12, maxLength: 12 }),
      async (claims, lenses) => {
        const name = `run${++run}-`;
        const who = `person:${name}@school:s1`;
        const keys = claims.map((_, place) => ({
          theme: `theme:${name}${place}`,
          body: `alliance:${name}${place}@cn`,
        }));
        const themes = (pick: (each: (typeof claims)[number]) => Bounds) =>
          claims.map((each, place) =>
            entity('THEME', keys[place]?.theme ?? '', `${name}号${place}`, { validity: pick(each) }),
          );
        const roles = (pick: (each: (typeof claims)[number]) => Bounds) =>
          claims.map((each, place) =>
            relation('HOLDS_ROLE', who, keys[place]?.body ?? '', { title: '主任' }, { validity: pick(each) }),
          );
        const bodies = keys.map(({ body }) => entity('ALLIANCE', body, body));
        const person = entity('PERSON', who, name);
        await graph.ingest(
          [source(), person, ...bodies, ...themes(({ first }) => first), ...roles(({ first }) => first)],
          new Date(FIRST),
        );
        await graph.ingest([...themes(({ second }) => second), ...roles(({ second }) => second)], new Date(SECOND));

        for (const asOf of lenses) {
          const at = 'validAt' in asOf ? Date.parse(asOf.validAt) : null;
          const version =
            asOf.knownAt === before(FIRST)
              ? undefined
              : asOf.knownAt === FIRST || asOf.knownAt === before(SECOND)
                ? 'first'
                : 'second';
          const expected = (rule: typeof reference.holds) =>
            keys.filter((_, place) => version && (at === null || rule(claims[place]?.[version] ?? {}, at)));
          const found = await graph.ask<Listed>(LISTED, { named: `${name}号`, who, asOf });
          expect(found.entities.nodes.map(({ key }) => key).sort()).toEqual(
            expected(reference.stands)
              .map(({ theme }) => theme)
              .sort(),
          );
          expect(found.entities.totalCount).toBe(found.entities.nodes.length);
          const bodiesFound = (found.entity?.appointments.nodes ?? []).map(({ body }) => body.key);
          expect(bodiesFound.sort()).toEqual(
            expected(reference.holds)
              .map(({ body }) => body)
              .sort(),
          );
        }
      },
    ),
    { seed: 20250921, numRuns: 12, endOnFailure: true },
  );
}, 120_000);
