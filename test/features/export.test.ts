import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exported, recordsIn } from '../support/exported.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
beforeEach(() => graph.empty());
afterAll(() => graph.close());

const jsonl = async (parameters: Readonly<Record<string, string>> = {}, now = NOW) =>
  (await exported(graph.database, 'jsonl', parameters, now)).text;
const ALL = { includeSynthetic: 'true' };

/** What search goes by follows from the names, in whatever order they came; when a claim was recorded is not compared. */
const NOT_COMPARED = /^(?:search|knownFrom$)/;

/** Everything that is stored, in an order of its own. */
async function stored(): Promise<string[]> {
  const rows = await graph.database.read(`CYPHER 5
    MATCH (n) WHERE NOT n:Migration AND NOT n:Graph AND NOT n:Audit
    RETURN labels(n) AS what, properties(n) AS said
    UNION ALL
    MATCH (a)-[r]->(b) WHERE NOT a:Migration
    RETURN [type(r), coalesce(a.key, a.id), coalesce(b.key, b.id, b.name, b.value)] AS what, properties(r) AS said`);
  return rows
    .map(({ what, said }) => {
      const compared = Object.entries(said as object).filter(([name]) => !NOT_COMPARED.test(name));
      return JSON.stringify([what, compared.sort(([a], [b]) => (a < b ? -1 : 1))]);
    })
    .sort();
}

describe('records that were exported and are taken in by an empty graph', () => {
  it.each([
    ['of the seed', () => graph.loadSeed()],
    ['of every kind, made-up ones too', () => graph.ingest(WORLD)],
    ['of names, terms and bounds at every precision', () => graph.ingest(CLAIMS)],
  ])('%s give the same graph, and the same export byte for byte', async (_what, load) => {
    await load();
    const [first, before] = [await jsonl(ALL), await stored()];
    await graph.empty();
    await graph.ingest(recordsIn(first));
    expect(await jsonl(ALL)).toBe(first);
    expect(await stored()).toEqual(before);
  });

  it('hold all that the seed says: its own records then change nothing', async () => {
    await graph.loadSeed();
    const text = await jsonl(ALL);
    await graph.empty();
    await graph.ingest(recordsIn(text));
    expect(await graph.loadSeed()).toMatchObject({ created: 0, updated: 0, evidence: 0 });
  });

  it('are the same whichever of two terms was recorded first', async () => {
    const bodies = [source(), entity('PERSON', WHO, '谢刚'), entity('SCHOOL', 'school:s1', '太行职业学院')];
    const early = post({ validity: { from: '2001', to: '2005' } });
    const late = post({ validity: { from: '2010-03' } });
    await graph.ingest([...bodies, late]);
    await graph.ingest([early]);
    const text = await jsonl();
    await graph.empty();
    await graph.ingest(recordsIn(text));
    expect(await jsonl()).toBe(text);
    const terms = recordsIn(text).filter(({ kind }) => kind === 'HOLDS_ROLE');
    expect(terms.map(({ validity }) => validity)).toEqual([{ from: '2001', to: '2005' }, { from: '2010-03' }]);
  });
});

const WHO = 'person:谢刚@school:s1';
const post = (fields: object) => relation('HOLDS_ROLE', WHO, 'school:s1', { title: '院长' }, { ...fields });

const CLAIMS: readonly object[] = [
  source({ contributor: 'school:s1', publishedOn: '2025-09-22', url: 'https://example.org/a?b=1&c=2' }),
  source({ key: 'source:other', title: '另一来源', publisher: '《晨报》' }),
  entity('SCHOOL', 'school:s1', '太行职业学院', {
    aliases: [
      { name: '太行学院', kind: 'SHORT', evidence: [{ source: SOURCE, paragraph: 2, start: 7, end: 11 }] },
      { name: '太行技校', kind: 'FORMER', validity: { from: '1958', to: '2001-09' } },
      { name: '太行学院', kind: 'CANDIDATE' },
    ],
    validity: { from: '1958-09', to: '2024', observedOn: ['2020', '2021-05-06'] },
    evidence: [
      { source: 'source:other', note: '“引号”' },
      { source: SOURCE, start: 100, end: 104, speaker: WHO, field: 'name' },
      { source: SOURCE, stance: 'DISPUTES', paragraph: 0 },
    ],
    inferred: ['name'],
    status: 'DISPUTED',
    confidence: 0.25,
  }),
  entity('PERSON', WHO, '谢刚'),
  entity('THEME', 'theme:over', '已过', { validity: { to: '2025', toPrecision: 'AT_LATEST' } }),
  entity('THEME', 'theme:december', '岁末', { validity: { to: '2024-12' } }),
  entity('EVENT', 'event:e', '会议', {
    attributes: { attendance: { atLeast: 3, exact: false, groups: ['甲, 乙', '丙'], open: true } },
  }),
  relation('ADVOCATES', WHO, 'theme:over', { at: 'event:e', ordinal: 2 }, { status: 'INFERRED', confidence: 0.5 }),
  post({ validity: { observedOn: ['2025-09'] } }),
];

describe('an export under a filter', () => {
  it('takes the entities that pass, the facts between two of them, and the sources they rest on', async () => {
    await graph.ingest([...WORLD, source({ key: 'source:unused', title: '未用' })]);
    const records = recordsIn(await jsonl({ kinds: 'SCHOOL,ALLIANCE' }));
    expect(records.map(({ type, kind, key, from, to }) => key ?? `${type} ${kind} ${from} ${to}`)).toEqual([
      'school:s1',
      'school:s2',
      'alliance:a1',
      'alliance:a2',
      'relation MEMBER_OF school:s1 alliance:a1',
      'relation MEMBER_OF school:s1 alliance:a2',
      'relation MEMBER_OF school:s2 alliance:a1',
      SOURCE,
    ]);
  });

  it('brings along whoever speaks, acts for or is named by a claim, so that it can be taken in', async () => {
    await graph.ingest([
      source({ contributor: 'school:s2' }),
      entity('SCHOOL', 'school:s1', '太行职业学院'),
      entity('SCHOOL', 'school:s2', '晋阳大学'),
      entity('PERSON', WHO, '谢刚'),
      entity('PERSON', 'person:张伟@school:s2', '张伟'),
      entity('EVENT', 'event:e', '会议', { evidence: [{ source: SOURCE, speaker: 'person:张伟@school:s2' }] }),
      relation('PARTICIPATES_IN', WHO, 'event:e', { capacity: 'SPEAKER', onBehalfOf: 'school:s1' }),
    ]);
    const text = await jsonl({ kinds: 'EVENT,PERSON', nameContains: '谢刚' });
    expect(recordsIn(text).map(({ key, kind }) => key ?? kind)).toEqual([WHO, SOURCE, 'school:s2']);
    const whole = await jsonl({ relatedTo: '[{"predicate":"PARTICIPATES_IN"}]' });
    expect(recordsIn(whole).map(({ key, kind }) => key ?? kind)).toEqual([
      WHO,
      'event:e',
      'PARTICIPATES_IN',
      'person:张伟@school:s2',
      'school:s1',
      SOURCE,
      'school:s2',
    ]);
    await graph.empty();
    expect(await graph.ingest(recordsIn(whole))).toMatchObject({ created: 7, updated: 0 });
  });

  it('leaves out what is made up unless asked for it', async () => {
    await graph.ingest(WORLD);
    expect(await jsonl()).not.toContain('offer:made-up');
    expect(await jsonl(ALL)).toContain('offer:made-up');
  });

  it('goes through entities none of whose facts pass, to those behind them', async () => {
    const many = Array.from({ length: 1_600 }, (_, place) => entity('THEME', `theme:${place + 1_000}`, `主题${place}`));
    const facts = Array.from({ length: 1_600 }, (_, place) =>
      relation('PART_OF', `theme:${place + 1_000}`, 'theme:z', {}, {}),
    );
    await graph.ingest([source(), ...many, entity('THEME', 'theme:z', '甲', { attributes: { synthetic: true } })]);
    await graph.ingest([source(), ...facts]);
    await graph.ingest([
      source(),
      entity('THEME', 'theme:za', '乙'),
      entity('THEME', 'theme:zb', '丙'),
      relation('PART_OF', 'theme:za', 'theme:zb'),
    ]);
    const { manifest } = await exported(graph.database, 'jsonl');
    expect(manifest.counts).toMatchObject({ entities: 1_602, relations: 1, entitiesByKind: { THEME: 1_602 } });
    const all = await exported(graph.database, 'jsonl', ALL);
    expect(all.manifest.counts).toMatchObject({ entities: 1_603, relations: 1_601 });
  }, 120_000);
});

describe('an export as of another time', () => {
  const RENAMED = new Date('2026-03-01T00:00:00Z');
  beforeEach(async () => {
    await graph.ingest([
      source(),
      entity('SCHOOL', 'school:s1', '太行职业学院'),
      entity('PERSON', WHO, '谢刚'),
      post({ validity: { from: '2010', to: '2015' } }),
    ]);
    await graph.ingest(
      [entity('SCHOOL', 'school:s1', '太行职业技术大学'), post({ validity: { to: '2016' } })],
      RENAMED,
    );
  });
  const later = new Date('2026-04-01T00:00:00Z');
  const schoolAndPost = async (parameters: Readonly<Record<string, string>>, now = later) => {
    const records = recordsIn(await jsonl(parameters, now));
    const { name } = records.find(({ kind }) => kind === 'SCHOOL') ?? {};
    return [name, records.find(({ kind }) => kind === 'HOLDS_ROLE')?.validity];
  };

  it('holds facts of any time unless a day is given', async () => {
    expect(await schoolAndPost({})).toEqual(['太行职业技术大学', { from: '2010', to: '2016' }]);
    expect(await schoolAndPost({ validAt: '2016-05-01' })).toEqual(['太行职业技术大学', { from: '2010', to: '2016' }]);
    expect(await schoolAndPost({ validAt: '2017-01-01' })).toEqual(['太行职业技术大学', undefined]);
  });

  it('says what was known then, names too', async () => {
    const then = { knownAt: '2026-02-01T00:00:00Z' };
    expect(await schoolAndPost(then)).toEqual(['太行职业学院', { from: '2010', to: '2015' }]);
    expect(await schoolAndPost({ ...then, validAt: '2016-05-01' })).toEqual(['太行职业学院', undefined]);
  });

  it('shows the instant at which it began, not what is written meanwhile', async () => {
    const before = new Date('2026-02-01T00:00:00Z');
    expect(await schoolAndPost({}, before)).toEqual(['太行职业学院', { from: '2010', to: '2015' }]);
  });
});
