import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { SilianError } from '../../src/errors.ts';
import { ingest } from '../../src/features/ingestion/ingest.ts';
import { loadSeed, seedLines } from '../../src/features/ingestion/seed.ts';
import { attachText } from '../../src/features/provenance/attach.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

const later = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

/** Everything that is stored, as lines in one order; without the word of the writer's lock. */
async function stored(): Promise<string[]> {
  const nodes = await graph.database.read(
    'MATCH (n) WHERE NOT n:Migration AND NOT n:Lock AND NOT n:Graph AND NOT n:Audit RETURN labels(n) AS labels, properties(n) AS properties',
  );
  const facts = await graph.database.read(
    `MATCH (a)-[r]->(b)
     RETURN type(r) AS type, properties(r) AS properties,
       [x IN [a, b] | coalesce(x.key, x.id, x.name, '') + ' ' + coalesce(x.kind, x.scheme, '') + coalesce(x.value, '')] AS ends`,
  );
  return [...nodes, ...facts].map((row) => JSON.stringify(inOneOrder(row))).sort();
}

/** Keys of maps sorted; lists of names, labels and lineages are sets. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every((each) => typeof each === 'string') ? [...value].sort() : value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, key === 'ends' ? each : inOneOrder(each)]),
  );
}

async function revision(): Promise<unknown> {
  const [row] = await graph.database.read('MATCH (g:Graph) RETURN g.revision AS revision');
  return row?.revision;
}

/** How many current versions of relations of a kind there are. */
async function facts(kind: string): Promise<number> {
  const [row] = await graph.database.read(
    "MATCH ()-[r]->() WHERE type(r) = $kind AND r.knownTo = '9999-99-99' RETURN count(r) AS size",
    { kind },
  );
  return Number(row?.size);
}

const SCHOOL = 'school:4114012888';
const ALLIANCE = 'alliance:重工共同体@140000';
const WHO = `person:谢刚@${SCHOOL}`;
const school = (fields = {}): object => entity('SCHOOL', SCHOOL, '山西机电职业技术学院', fields);
const alliance = (fields = {}): object => entity('ALLIANCE', ALLIANCE, '重工共同体', fields);
const person = (fields = {}): object => entity('PERSON', WHO, '谢刚', fields);
const BASE = [source(), school(), alliance(), person()];

const post = (fields = {}): object => relation('HOLDS_ROLE', WHO, SCHOOL, { title: '院长' }, fields);
const during = (from: string | undefined, to?: string): object => ({
  validity: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
});

const APPOINTMENTS = `{ entity(by: { key: "${WHO}" }, asOf: { anyTime: true }) { ... on Person { appointments(first: 100) {
  nodes { key title titleKind validity { from to observedOn } provenance { status confidence evidence { totalCount } } post { key } }
} } } }`;
interface Appointment {
  readonly key: string;
  readonly title: string;
  readonly titleKind: string;
  readonly validity: {
    readonly from: string | null;
    readonly to: string | null;
    readonly observedOn: readonly string[];
  };
  readonly provenance: {
    readonly status: string;
    readonly confidence: number;
    readonly evidence: { readonly totalCount: number };
  };
  readonly post: { readonly key: string } | null;
}
async function appointments(): Promise<readonly Appointment[]> {
  const { entity: found } = await graph.ask<{ entity: { appointments: { nodes: Appointment[] } } }>(APPOINTMENTS);
  return found.appointments.nodes;
}
const terms = async () => (await appointments()).map(({ validity: { from, to } }) => [from, to]);

beforeEach(() => graph.empty());

describe('the same records again', () => {
  it('are all unchanged, and nothing is written', async () => {
    const first = await graph.ingest(WORLD);
    const [was, count] = [await stored(), await revision()];
    const again = await graph.ingest(WORLD, later(1));
    expect(again).toEqual({
      created: 0,
      updated: 0,
      unchanged: first.created + first.unchanged + first.updated,
      evidence: 0,
      outcomes: WORLD.map(() => 'UNCHANGED'),
      warnings: [],
    });
    expect(await stored()).toEqual(was);
    expect(await revision()).toBe(count);
  });

  it('are unchanged for the whole seed too, read from its files', async () => {
    await graph.loadSeed();
    const was = await stored();
    expect(await ingest(graph.database, await seedLines(), later(1))).toMatchObject({
      created: 0,
      updated: 0,
      evidence: 0,
    });
    expect(await stored()).toEqual(was);
  });

  it('are unchanged for a further term of a fact, with its evidence', async () => {
    const records = [...BASE, post(during('2010', '2014')), post(during('2016', '2020')), post(during('2022'))];
    await graph.ingest(records);
    const was = await stored();
    expect(await graph.ingest(records, later(1))).toMatchObject({ created: 0, updated: 0, evidence: 0 });
    expect(await stored()).toEqual(was);
  });

  it('twice in one batch count once as created', async () => {
    const report = await graph.ingest([...BASE, ...BASE]);
    expect(report).toMatchObject({ created: BASE.length, updated: 0, unchanged: BASE.length });
  });
});

describe('a known fact', () => {
  it('gains evidence from a new source, and no version', async () => {
    await graph.ingest([...BASE, post()]);
    const more = source({ key: 'source:another-2026' });
    const report = await graph.ingest([more, post({ evidence: [{ source: 'source:another-2026' }] })], later(1));
    expect(report).toMatchObject({ created: 1, updated: 3, evidence: 3 });
    expect(await appointments()).toMatchObject([{ provenance: { evidence: { totalCount: 2 } } }]);
    const versions = await graph.database.read('MATCH ()-[r:HOLDS_ROLE]->() RETURN r.id');
    expect(versions).toHaveLength(1);
  });

  it('keeps what a partial restatement does not say', async () => {
    const status = { status: 'INFERRED', confidence: 0.6 };
    await graph.ingest([
      ...BASE,
      school({
        attributes: { educationLevel: '专科' },
        identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }],
        aliases: [{ name: '山西机电', kind: 'SHORT' }],
        validity: { from: '1958', observedOn: ['2025'] },
        inferred: ['educationLevel'],
        ...status,
      }),
      post({ ...during('2020', '2024-06'), ...status }),
      entity('EVENT', 'event:2025-09-21:会议@140423', '会议', {
        attributes: { startsOn: '2025-09-21', attendance: { atLeast: 150, exact: false, groups: ['企业'] } },
      }),
    ]);
    const was = await stored();
    await graph.ingest(
      [
        school(),
        post(),
        entity('EVENT', 'event:2025-09-21:会议@140423', '会议', {
          attributes: { attendance: { atLeast: null, exact: false } },
        }),
      ],
      later(1),
    );
    expect(await stored()).toEqual(was);
  });

  it('adds observations up, in a new version', async () => {
    await graph.ingest([...BASE, post({ validity: { observedOn: ['2025-09-21'] } })]);
    await graph.ingest([post({ validity: { observedOn: ['2024', '2025-09-21'] } })], later(1));
    expect(await appointments()).toMatchObject([{ validity: { observedOn: ['2024-12-31', '2025-09-21'] } }]);
    const versions = await graph.database.read(
      'MATCH ()-[r:HOLDS_ROLE]->() RETURN r.observedOn AS days, r.knownTo AS until ORDER BY until',
    );
    expect(versions).toEqual([
      { days: ['2025-09-21'], until: later(1).toISOString() },
      { days: ['2024-12-31', '2025-09-21'], until: '9999-99-99' },
    ]);
  });

  it('may be corrected twice in the same instant', async () => {
    await graph.ingest([...BASE, post(during('2020'))]);
    await graph.ingest([post(during('2021')), school({ attributes: { educationLevel: '专科' } })]);
    await graph.ingest([post(during('2022')), school({ attributes: { educationLevel: '本科' } })]);
    expect(await terms()).toEqual([['2022-01-01', null]]);
    const [row] = await graph.database.read(
      'MATCH ()-[r:HOLDS_ROLE]->() RETURN count(DISTINCT r.knownFrom) AS instants',
    );
    expect(row).toEqual({ instants: 3 });
  });

  it('takes another period of an alias, and shows the old one as it was known', async () => {
    const alias = (validity: object) => school({ aliases: [{ name: '长治机电学校', kind: 'FORMER', validity }] });
    await graph.ingest([...BASE, alias({ to: '2003' })]);
    await graph.ingest([alias({ from: '1958', to: '2001-06' })], later(1));
    const query = `query ($asOf: AsOf) { entity(by: { key: "${SCHOOL}" }, asOf: $asOf) { aliases { name validity { from to } } } }`;
    const called = (from: string | null, to: string) => ({
      entity: { aliases: [{ name: '长治机电学校', validity: { from, to } }] },
    });
    expect(await graph.ask(query)).toEqual(called('1958-01-01', '2001-07-01'));
    expect(await graph.ask(query, { asOf: { knownAt: NOW.toISOString() } })).toEqual(called(null, '2004-01-01'));
  });
});

describe('another term', () => {
  it.each([
    ['begins when the first is over', during('2010', '2014'), during('2014-01-01'), 1],
    ['begins the day after an imprecise end', during('2010', '2014'), during('2015'), 2],
    ['began at the very end of the first', during('2010-01-01', '2014-06-30'), during('2014-06-30'), 2],
    ['was over before the first began', during('2014-06-30'), during(undefined, '2014-06-30'), 2],
    ['overlaps by a day', during('2010', '2014-06-30'), during('2014-06-29'), 1],
    ['was seen after the end of the first', during('2010', '2014'), { validity: { observedOn: ['2016-05-01'] } }, 2],
    ['was seen within the first', during('2010', '2014'), { validity: { observedOn: ['2013'] } }, 1],
    ['says nothing of time', during('2010', '2014'), {}, 1],
  ])('%s', async (_says, first, second, size) => {
    await graph.ingest([...BASE, post(first)]);
    await graph.ingest([post(second)], later(1));
    expect(await facts('HOLDS_ROLE')).toBe(size);
    await graph.empty();
    await graph.ingest([...BASE, post(second), post(first)]);
    expect(await facts('HOLDS_ROLE')).toBe(size);
  });

  it('is corrected as itself', async () => {
    await graph.ingest([...BASE, post(during('2010', '2014')), post(during('2016'))]);
    await graph.ingest([post(during('2016-09', '2020'))], later(1));
    expect((await terms()).sort()).toEqual([
      ['2010-01-01', '2015-01-01'],
      ['2016-09-01', '2021-01-01'],
    ]);
    const keys = (await appointments()).map(({ key }) => key).sort();
    expect(keys[1]).toBe(`${keys[0]}.2`);
  });
});

describe('the order of the lines', () => {
  /** Also what is said twice, or in parts. */
  const RECORDS = [
    ...WORLD,
    ...BASE,
    source({ key: 'source:another-2026' }),
    school({ attributes: { educationLevel: '本科' }, status: 'INFERRED', confidence: 0.5 }),
    school({ evidence: [{ source: 'source:another-2026', note: '另见' }] }),
    school({ evidence: [{ source: 'source:another-2026' }] }),
    post(during('2016', '2018')),
    post(during('2010', '2012')),
    post({ validity: { observedOn: ['2017-05'] } }),
    post({ validity: { observedOn: ['2020'] } }),
    relation('HOLDS_ROLE', WHO, ALLIANCE, { title: '理 事 长' }, { status: 'INFERRED', confidence: 0.4 }),
    relation('HOLDS_ROLE', `person:张伟@school:s1`, ALLIANCE, { title: '理事长' }),
    relation('COOPERATES_WITH', SCHOOL, ALLIANCE),
  ];

  it('does not matter', async () => {
    await graph.ingest(RECORDS);
    const was = await stored();
    const shuffled = fc.shuffledSubarray(RECORDS, { minLength: RECORDS.length });
    await fc.assert(
      fc.asyncProperty(shuffled, async (records) => {
        await graph.empty();
        await graph.ingest(records);
        expect(await stored()).toEqual(was);
      }),
      { seed: 4, numRuns: 8, endOnFailure: true },
    );
  }, 120_000);
});

describe('what follows from records', () => {
  const roles = () =>
    graph.ask(`{ roles { nodes { key title body { key } provenance { status evidence { nodes { source { key } paragraph } } }
      relations(kinds: [PART_OF]) { nodes { to { key } provenance { status evidence { nodes { source { key } paragraph } } } } } } } }`);

  it('is a post of each appointment, part of its body, with the evidence of all appointments to it', async () => {
    const other = 'person:张伟@org:某局';
    await graph.ingest([
      ...BASE,
      entity('PERSON', other, '张伟'),
      post({ evidence: [{ source: SOURCE, paragraph: 2 }] }),
      relation('HOLDS_ROLE', other, SCHOOL, { title: '院长' }, { evidence: [{ source: SOURCE, paragraph: 7 }] }),
    ]);
    const provenance = {
      status: 'ASSERTED',
      evidence: { nodes: expect.arrayContaining([2, 7].map((paragraph) => ({ source: { key: SOURCE }, paragraph }))) },
    };
    expect(await roles()).toEqual({
      roles: {
        nodes: [
          {
            key: `role:院长@${SCHOOL}`,
            title: '院长',
            body: { key: SCHOOL },
            provenance,
            relations: { nodes: [{ to: { key: SCHOOL }, provenance }] },
          },
        ],
      },
    });
  });

  it('is as sure as the surest of them, whichever came first', async () => {
    const inferred = post({ status: 'INFERRED', confidence: 0.5 });
    const other = 'person:张伟@org:某局';
    const asserted = relation('HOLDS_ROLE', other, SCHOOL, { title: '院长' });
    const status = async () =>
      (await graph.ask<{ roles: { nodes: object[] } }>('{ roles { nodes { provenance { status confidence } } } }'))
        .roles.nodes;
    await graph.ingest([...BASE, entity('PERSON', other, '张伟'), inferred]);
    expect(await status()).toEqual([{ provenance: { status: 'INFERRED', confidence: 0.5 } }]);
    await graph.ingest([asserted], later(1));
    expect(await status()).toEqual([{ provenance: { status: 'ASSERTED', confidence: 1 } }]);
    await graph.ingest([inferred], later(2));
    expect(await status()).toEqual([{ provenance: { status: 'ASSERTED', confidence: 1 } }]);
  });

  it('is no post of a rank', async () => {
    await graph.ingest([...BASE, relation('HOLDS_ROLE', WHO, SCHOOL, { title: '教授', titleKind: 'RANK' })]);
    expect(await appointments()).toMatchObject([{ title: '教授', titleKind: 'RANK', post: null }]);
    expect([await facts('PART_OF'), await roles()]).toEqual([0, { roles: { nodes: [] } }]);
  });

  it('leaves a post behind that turns out to be a rank', async () => {
    await graph.ingest([...BASE, relation('HOLDS_ROLE', WHO, SCHOOL, { title: '教授' })]);
    await graph.ingest([relation('HOLDS_ROLE', WHO, SCHOOL, { title: '教授', titleKind: 'RANK' })], later(1));
    expect(await appointments()).toMatchObject([{ title: '教授', titleKind: 'RANK', post: null }]);
  });

  it('is what an offer is about, with its weights, sureness, period and evidence', async () => {
    const offer = (topics: object[]) =>
      entity('OFFER', 'offer:demand/2025/焊接人才@org:某局', '焊接人才', {
        attributes: { side: 'DEMAND', topics },
        validity: { from: '2025', to: '2025' },
        status: 'INFERRED',
        confidence: 0.7,
        evidence: [{ source: SOURCE, paragraph: 3 }],
      });
    await graph.ingest([
      source(),
      entity('SKILL', 'skill:焊接', '焊接'),
      entity('MAJOR', 'major:2021:460103', '数控技术'),
      offer([{ key: 'skill:焊接', weight: 0.8 }, { key: 'major:2021:460103' }]),
    ]);
    const { offers } = await graph.ask<{ offers: { nodes: { relations: object }[] } }>(
      `{ offers(asOf: { anyTime: true }) { nodes { relations(kinds: [ABOUT]) { nodes {
        to { key } validity { from to } provenance { status confidence evidence { nodes { paragraph } } } ... on Link { weight }
      } } } } }`,
    );
    const about = (key: string, weight: number | null) => ({
      to: { key },
      weight,
      validity: { from: '2025-01-01', to: '2026-01-01' },
      provenance: { status: 'INFERRED', confidence: 0.7, evidence: { nodes: [{ paragraph: 3 }] } },
    });
    expect(offers.nodes).toEqual([
      { relations: { nodes: expect.arrayContaining([about('skill:焊接', 0.8), about('major:2021:460103', null)]) } },
    ]);
  });
});

describe('what is stored', () => {
  it('is cooperation from the lesser key to the greater, one fact whoever is named first', async () => {
    await graph.ingest([
      ...BASE,
      relation('COOPERATES_WITH', SCHOOL, ALLIANCE),
      relation('COOPERATES_WITH', ALLIANCE, SCHOOL),
    ]);
    const rows = await graph.database.read('MATCH (a)-[:COOPERATES_WITH]->(b) RETURN a.key AS a, b.key AS b');
    expect(rows).toEqual([{ a: ALLIANCE, b: SCHOOL }]);
  });

  it('has the labels of the type and interfaces that serve it', async () => {
    await graph.ingest([...WORLD, entity('INSTITUTION', 'org:中心', '中心')]);
    const rows = await graph.database.read(
      'MATCH (e:Entity) RETURN DISTINCT e.kind AS kind, labels(e) AS labels ORDER BY kind',
    );
    const { __schema } = await graph.ask<{
      __schema: { types: { name: string; interfaces: { name: string }[] | null }[] };
    }>('{ __schema { types { name interfaces { name } } } }');
    const typed = new Map(
      __schema.types.map(({ name, interfaces }) => [name, interfaces?.map((each) => each.name) ?? []]),
    );
    expect(rows.length).toBeGreaterThan(15);
    for (const { kind, labels } of rows) {
      const type = String(kind)
        .toLowerCase()
        .replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
      const interfaces = (typed.get(type) ?? []).filter((name) => name !== 'Node' && name !== 'Claim');
      expect([kind, (labels as string[]).toSorted()]).toEqual([kind, [type, ...interfaces].sort()]);
    }
  });

  it('has evidence for each claim', async () => {
    await graph.loadSeed();
    const bare = await graph.database.read(
      `CALL () {
         MATCH (e:Entity) RETURN e.id AS id
         UNION
         MATCH (:Entity)-[r]->(:Entity) RETURN r.id AS id
       }
       WITH id WHERE NOT EXISTS { MATCH (v:Evidence {claimId: id})-[:FROM]->(:Source) }
       RETURN id`,
    );
    expect(bare).toEqual([]);
  });

  it('keeps an alias’s evidence as support of that name', async () => {
    await graph.ingest([
      ...BASE,
      school({ aliases: [{ name: '机电学院', kind: 'SHORT', evidence: [{ source: SOURCE, paragraph: 5 }] }] }),
    ]);
    const { entity: found } = await graph.ask<{ entity: { provenance: { evidence: { nodes: object[] } } } }>(
      `{ entity(by: { key: "${SCHOOL}" }) { provenance { evidence { nodes { field paragraph } } } } }`,
    );
    expect(found.provenance.evidence.nodes).toContainEqual({ field: '机电学院', paragraph: 5 });
  });

  it('finds a body that was renamed by its new name only, and its new name once', async () => {
    await graph.ingest(BASE);
    await graph.ingest([entity('SCHOOL', SCHOOL, '山西机电职业技术大学')], later(1));
    const rows = await graph.database.read(
      "MATCH (:School)-[:HAS_NAME]->(n) WHERE n.kind = 'CURRENT' RETURN n.name AS name, n.knownTo = '9999-99-99' AS current ORDER BY current",
    );
    expect(rows).toEqual([
      { name: '山西机电职业技术学院', current: false },
      { name: '山西机电职业技术大学', current: true },
    ]);
  });
});

describe('the lineage of a tree', () => {
  const region = (code: string): object => entity('REGION', `region:${code}`, `地区${code}`);
  const inside = (part: string, whole: string, fields = {}): object =>
    relation('PART_OF', `region:${part}`, `region:${whole}`, {}, fields);
  const lineage = async (): Promise<object> => {
    const rows = await graph.database.read('MATCH (e:Region) RETURN e.key AS key, e.lineage AS lineage ORDER BY key');
    return Object.fromEntries(
      rows.map(({ key, lineage: keys }) => [
        String(key).slice(7),
        (keys as string[]).map((each) => each.slice(7)).sort(),
      ]),
    );
  };

  it('follows a parent that moves, down to the leaves', async () => {
    await graph.ingest([source(), ...['1', '2', '11', '111'].map(region), inside('11', '1'), inside('111', '11')]);
    expect(await lineage()).toEqual({ 1: ['1'], 2: ['2'], 11: ['1', '11'], 111: ['1', '11', '111'] });
    await graph.ingest(
      [inside('11', '1', { validity: { to: '2020' } }), inside('11', '2', { validity: { from: '2021' } })],
      later(1),
    );
    expect(await lineage()).toEqual({ 1: ['1'], 2: ['2'], 11: ['11', '2'], 111: ['11', '111', '2'] });
    await graph.ingest([region('1111'), inside('1111', '111')], later(2));
    expect(await lineage()).toMatchObject({ 1111: ['11', '111', '1111', '2'] });
  });
});

describe('writers at the same time', () => {
  it('make no duplicates and never fail: eight batches whose keys overlap', async () => {
    const batch = (writer: number): object[] => [
      source(),
      ...[0, 1, 2, 3, 4, 5].map((place) =>
        entity('SKILL', `skill:技能${(writer + place) % 8}`, `技能${(writer + place) % 8}`),
      ),
      entity('SCHOOL', SCHOOL, '山西机电职业技术学院', {
        identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }],
      }),
      ...[5, 4, 3, 2, 1, 0].map((place) => relation('TRAINS_SKILL', SCHOOL, `skill:技能${(writer + place) % 8}`)),
      relation('TRAINS_SKILL', SCHOOL, `skill:技能${writer}`, {}, { validity: { observedOn: [`20${10 + writer}`] } }),
    ];
    const reports = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((writer) => graph.ingest(batch(writer))));
    expect(reports.reduce((sum, { created }) => sum + created, 0)).toBe(1 + 1 + 8 + 8);
    const [row] = await graph.database.read(
      `RETURN COUNT { (:Source) } AS sources, COUNT { (:Skill) } AS skills, COUNT { (:Identifier) } AS identifiers,
         COUNT { (:Name) } AS names, COUNT { (:Graph) } AS graphs,
         COUNT { ()-[r:TRAINS_SKILL]->() WHERE r.knownTo = '9999-99-99' } AS facts,
         COUNT { ()-[r:TRAINS_SKILL]->() WHERE r.knownTo = '9999-99-99' AND size(r.observedOn) = 1 } AS observed`,
    );
    expect(row).toEqual({ sources: 1, skills: 8, identifiers: 1, names: 9, graphs: 1, facts: 8, observed: 8 });
  });
});

describe('a fault in the middle of a batch', () => {
  const skills = (from: number, size: number): string[] =>
    Array.from({ length: size }, (_, index) =>
      JSON.stringify(entity('SKILL', `skill:${from + index}`, `技能${from + index}`)),
    );
  const lineOf = (bad: object | string): string => (typeof bad === 'string' ? bad : JSON.stringify(bad));
  const before = [source(), school(), alliance(), person()].map(lineOf);

  async function refusal(bad: object | string): Promise<SilianError> {
    const texts = [...before, ...skills(0, 3), lineOf(bad), ...skills(3, 3)];
    const lines = texts.map((text, index) => ({ text, file: 'batch.jsonl', line: index + 1 }));
    const error = await ingest(graph.database, lines, NOW).then(
      () => undefined,
      (refused: unknown) => refused,
    );
    if (!(error instanceof SilianError)) throw new Error(`not refused: ${error}`);
    return error;
  }

  const event = entity('EVENT', 'event:x', '会议');
  const work = (fields: Readonly<Record<string, unknown>>): object => entity('WORK', 'work:报告@cn', '报告', fields);
  const FAULTS: readonly (readonly [says: string, bad: object | string, field: string, message: RegExp])[] = [
    ['no JSON', '{"type":"entity",', 'record', /is no JSON object on one line, mend or remove it/],
    ['no object', '[1]', 'record', /no type of record: source, entity or relation|expected object/],
    ['an unknown type', { type: 'fact' }, 'type', /is no type of record: source, entity or relation/],
    ['an unknown kind of entity', { ...work({}), kind: 'PAPER' }, 'kind', /expected one of .*"WORK"/],
    ['an unknown kind of relation', { ...post(), kind: 'LEADS' }, 'kind', /expected one of .*"HOLDS_ROLE"/],
    [
      'an unknown field',
      work({ nmae: '报告' }),
      'nmae',
      /is not known here: leave it out. Known: type, kind, key, name/,
    ],
    ['a missing name', work({ name: undefined }), 'name', /expected string/],
    ['an unknown attribute', school({ attributes: { level: '专科' } }), 'attributes.level', /Known: educationLevel/],
    ['an unknown word', alliance({ attributes: { status: 'FOUNDED' } }), 'attributes.status', /"ESTABLISHED"/],
    ['an unknown qualifier', post({ qualifiers: { title: '院长', rank: 1 } }), 'qualifiers.rank', /Known: role, title/],
    [
      'a qualifier of another kind',
      post({ qualifiers: { title: '院长', weight: 1 } }),
      'qualifiers',
      /it takes title, titleKind/,
    ],
    ['a missing title', post({ qualifiers: {} }), 'qualifiers', /HOLDS_ROLE needs a title/],
    ['an impossible date', post(during('2025-02-30')), 'validity.from', /is no date: 2025, 2025-09 or 2025-09-21/],
    ['an impossible month', post({ validity: { observedOn: ['2025-13'] } }), 'validity.observedOn.0', /is no date/],
    [
      'an impossible day of an event',
      entity('EVENT', 'event:x', '会议', { attributes: { startsOn: '2025-02-29' } }),
      'attributes.startsOn',
      /is no day of the calendar: YYYY-MM-DD/,
    ],
    [
      'an end before the beginning',
      post(during('2025-09-21', '2025-09-20')),
      'validity.to',
      /to must be later than from/,
    ],
    ['an end at the beginning', post(during('2025', '2025-01-01')), 'validity.to', /to must be later than from/],
    [
      'a dangling from',
      relation('MEMBER_OF', 'school:none', ALLIANCE),
      'from',
      /no entity has the key school:none: send its record too, or mend/,
    ],
    [
      'a dangling to',
      relation('MEMBER_OF', SCHOOL, 'alliance:none@cn'),
      'to',
      /no entity has the key alliance:none@cn/,
    ],
    [
      'a dangling speaker',
      work({ evidence: [{ source: SOURCE, speaker: 'person:none' }] }),
      'evidence.0.speaker',
      /no entity has the key person:none/,
    ],
    [
      'a dangling source',
      work({ evidence: [{ source: 'source:none' }] }),
      'evidence.0.source',
      /no source has the key source:none: send/,
    ],
    [
      'a dangling source of an alias',
      work({ aliases: [{ name: '报告一', kind: 'SHORT', evidence: [{ source: 'source:none' }] }] }),
      'aliases.0.evidence.0.source',
      /no source has the key source:none/,
    ],
    [
      'a dangling contributor',
      source({ key: 'source:x', contributor: 'org:none' }),
      'contributor',
      /no entity has the key org:none/,
    ],
    [
      'a dangling onBehalfOf',
      relation('PARTICIPATES_IN', WHO, SCHOOL, { capacity: 'HOST', onBehalfOf: 'org:none' }),
      'qualifiers.onBehalfOf',
      /no entity has the key org:none/,
    ],
    [
      'a dangling topic',
      entity('OFFER', 'offer:x', '人才', { attributes: { side: 'DEMAND', topics: [{ key: 'skill:none' }] } }),
      'attributes.topics.0.key',
      /no entity has the key skill:none/,
    ],
    [
      'ends that do not fit',
      relation('MEMBER_OF', ALLIANCE, SCHOOL),
      'kind',
      /MEMBER_OF does not lead from ALLIANCE to SCHOOL: SCHOOL, .* → ALLIANCE, ASSOCIATION/,
    ],
    ['a relation to itself', relation('COOPERATES_WITH', SCHOOL, SCHOOL), 'to', /nothing is related to itself/],
    [
      'an inference without confidence',
      work({ status: 'INFERRED' }),
      'confidence',
      /must be below 1, because the claim is INFERRED/,
    ],
    ['a certain inference', work({ status: 'INFERRED', confidence: 1 }), 'confidence', /must be below 1/],
    [
      'a start without an end',
      work({ evidence: [{ source: SOURCE, start: 3 }] }),
      'evidence.0.end',
      /give both or neither/,
    ],
    [
      'an end before its start',
      work({ evidence: [{ source: SOURCE, start: 3, end: 3 }] }),
      'evidence.0.end',
      /must be greater than start/,
    ],
    [
      'half a character',
      work({ name: '报\ud842告' }),
      'name',
      /half a character \(a lone surrogate\): write the whole one/,
    ],
    [
      'half a character in an attribute',
      school({ attributes: { educationLevel: '\udfb7' } }),
      'attributes.educationLevel',
      /half a character/,
    ],
    ['NUL', work({ name: '报\u0000告' }), 'name', /holds NUL or another control character: leave it out/],
    ['a name of nothing to see', work({ name: '\u200b \u3000' }), 'name', /is empty: give a visible character/],
    ['a name beyond measure', work({ name: '长'.repeat(501) }), 'name', /is longer than 500 characters/],
    ['no evidence', work({ evidence: [] }), 'evidence', /is empty: every claim gives at least one/],
    [
      'a key of another kind',
      entity('SCHOOL', 'alliance:某校@cn', '某校'),
      'key',
      /is no key of a SCHOOL: school:<code>, or org:<full name>/,
    ],
    [
      'a body keyed by its kind',
      entity('ASSOCIATION', 'association:某会', '某会'),
      'key',
      /is no key of a ASSOCIATION: org:<full name>/,
    ],
    ['a key in capitals', entity('THEME', 'theme:AI应用', 'AI应用'), 'key', /not written as keys are .*: theme:ai应用/],
    [
      'a key with a space',
      entity('THEME', 'theme:智能 制造', '智能制造'),
      'key',
      /not written as keys are .*: theme:智能制造/,
    ],
    [
      'a kind that contradicts the key',
      entity('ENTERPRISE', 'org:某局', '某局'),
      'kind',
      /org:某局 is known as GOVERNMENT_BODY, not ENTERPRISE; a key is never reused/,
    ],
    [
      'an identifier that no check could make right',
      entity('SCHOOL', 'school:4114010000', '另一学院', { identifiers: [{ scheme: 'MOE_SCHOOL', value: '41140' }] }),
      'identifiers.0.value',
      /.+位/,
    ],
    [
      'another name of the same key in the same batch',
      school({ name: '太行学院' }),
      'name',
      /is ".+", but ".+" at batch\.jsonl:\d, of the same school:4114012888: keep one of the two, or give them two keys/,
    ],
    [
      'an identifier of another bearer',
      entity('SCHOOL', 'school:4114010000', '另一学院', {
        identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }],
      }),
      'identifiers.0',
      /MOE_SCHOOL 4114012888 belongs to school:4114012888; use that key, or mend the identifier/,
    ],
  ];

  it.each(FAULTS)(
    'is told by file, line, field and what to do, and nothing is written: %s',
    async (_says, bad, field, message) => {
      await graph.ingest([
        source(),
        entity('GOVERNMENT_BODY', 'org:某局', '某局'),
        school({ identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }] }),
      ]);
      const was = await stored();
      const error = await refusal(bad);
      expect(error.extensions).toMatchObject({ code: 'INVALID_RECORD' });
      expect(error.message).toContain('nothing was written');
      expect(error.message).toMatch(
        new RegExp(`^batch\\.jsonl:8 ${field.replaceAll('.', '\\.')}: .*${message.source}`, 'm'),
      );
      expect(await stored()).toEqual(was);
    },
  );

  it('is told once, also where something follows from the record', async () => {
    const error = await refusal(relation('HOLDS_ROLE', 'person:none', SCHOOL, { title: '院长' }));
    expect(error.extensions.problems).toEqual([
      { file: 'batch.jsonl', line: 8, field: 'from', message: expect.stringContaining('person:none') },
    ]);
  });

  it('is told with all the others, in the order of the lines', async () => {
    const lines = [event, relation('MEMBER_OF', 'school:b', ALLIANCE), relation('MEMBER_OF', 'school:a', ALLIANCE)];
    const error = await graph.ingest([source(), alliance(), ...lines]).catch((refused: SilianError) => refused);
    expect(error).toBeInstanceOf(SilianError);
    const { problems } = (error as SilianError).extensions as { problems: { line: number }[] };
    expect(problems.map(({ line }) => line)).toEqual([4, 5]);
  });

  it('is also one record too many: the first that does not fit is named', async () => {
    const texts = skills(0, 10_001);
    const lines = texts.map((text, index) => ({ text, file: 'large.jsonl', line: index + 1 }));
    await expect(ingest(graph.database, lines, NOW)).rejects.toThrow(
      /large\.jsonl:10001 record: 10001 records are too many for one batch. Allowed: 10000; send the rest/,
    );
    expect(await stored()).toEqual([]);
  });

  it('is bounds that contradict what is known of an entity', async () => {
    await graph.ingest([...BASE, school({ validity: { to: '2020' } })]);
    await expect(graph.ingest([school({ validity: { from: '2021' } })], later(1))).rejects.toThrow(
      /test:1 validity: ends before it begins, with the bounds that are known/,
    );
  });
});

describe('an identifier', () => {
  const USCC = '12140000405745101A';
  const failing = (value: string) => school({ identifiers: [{ scheme: 'uscc', value }] });

  it('that fails its check but may be legal is kept as its scheme writes it, with a warning and its status', async () => {
    const { warnings } = await graph.ingest([source(), failing('９１１1000000 0000 0000')]);
    expect(warnings).toEqual([
      { file: 'test', line: 2, field: 'identifiers.0.value', message: expect.stringMatching(/check.*校验/s) },
    ]);
    expect(
      await graph.ask(`{ entity(by: { key: "${SCHOOL}" }) { identifiers { scheme value checkStatus } } }`),
    ).toEqual({
      entity: { identifiers: [{ scheme: 'USCC', value: '911100000000000000', checkStatus: 'FAILED' }] },
    });
  });

  it('that passes is told as such, and is the same however it is written', async () => {
    await graph.ingest([source(), failing(USCC)]);
    const { outcomes, warnings } = await graph.ingest([source(), failing(`${USCC.slice(0, 9)}-${USCC.slice(9)}`)]);
    expect([outcomes, warnings]).toEqual([['UNCHANGED', 'UNCHANGED'], []]);
    expect(await graph.ask(`{ entity(by: { key: "${SCHOOL}" }) { identifiers { checkStatus } } }`)).toEqual({
      entity: { identifiers: [{ checkStatus: 'PASSED' }] },
    });
  });
});

describe('a stored text', () => {
  const TEXT = '会议在太原𠮷召开';
  const sha256 = createHash('sha256').update(TEXT).digest('hex');
  const attach = () => attachText(graph.database, SOURCE, new TextEncoder().encode(TEXT), NOW);
  const at = (end: number) => school({ evidence: [{ source: SOURCE, start: 1, end }] });

  it('has no evidence outside of it, whichever comes first', async () => {
    await graph.ingest([source({ sha256 }), school()]);
    await attach();
    await graph.ingest([at(8)]);
    await expect(graph.ingest([at(9)])).rejects.toThrow(
      /evidence\.0\.end: lies outside the text of source:test, which ends at 8/,
    );
    await graph.empty();
    await graph.ingest([source({ sha256 }), at(9)]);
    await expect(attach()).rejects.toThrow('Evidence of source:test points to position 9, but this text ends at 8');
  });
});

describe('a seed that is malformed', () => {
  async function folderOf(files: Record<string, string | Uint8Array>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'silian-seed-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return folder;
  }
  const good = `${JSON.stringify(source())}\n`;

  it('names file, line and field, and nothing is written', async () => {
    const folder = await folderOf({
      '01-sources.jsonl': good,
      '02-bodies.jsonl': `\n${JSON.stringify(school())}\r\n${JSON.stringify(alliance({ validity: { from: '2025-02-30' } }))}\n`,
    });
    const error = loadSeed(graph.database, NOW, folder);
    await expect(error).rejects.toThrow(`${basename(folder)}/02-bodies.jsonl:3 validity.from: is no date`);
    expect(await stored()).toEqual([]);
  });

  it('names a line that is not UTF-8', async () => {
    const gb18030 = Uint8Array.of(0xc9, 0xbd, 0xce, 0xf7);
    const folder = await folderOf({ '01-sources.jsonl': Buffer.concat([Buffer.from(good), gb18030]) });
    await expect(loadSeed(graph.database, NOW, folder)).rejects.toThrow(
      `${basename(folder)}/01-sources.jsonl:2 record: is not UTF-8 text: save the file as UTF-8`,
    );
  });

  it('is read with a byte order mark and Windows line ends, and only looked at the second time', async () => {
    const folder = await folderOf({ '01.jsonl': `\uFEFF${good.trim()}\r\n${JSON.stringify(school())}\r\n` });
    expect(await loadSeed(graph.database, NOW, folder)).toEqual({
      ...{ created: 2, updated: 0, unchanged: 0, evidence: 1 },
      outcomes: ['CREATED', 'CREATED'],
      warnings: [],
    });
    const count = await revision();
    expect(await loadSeed(graph.database, later(1), folder)).toEqual({
      created: 0,
      updated: 0,
      unchanged: 2,
      evidence: 0,
      outcomes: [],
      warnings: [],
    });
    expect(await revision()).toBe(count);
  });
});
