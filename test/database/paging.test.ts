import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';
import { pageOf, walk } from '../support/walk.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(MANY);
  await graph.database.runAlone('CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()');
});
afterAll(() => graph.close());

const COUNT = 9;
const numbers = Array.from({ length: COUNT }, (_, index) => index);
/** Names that sort unlike keys, and some that are the same. */
const nameOf = (number: number): string => `学校${(number * 7) % 5}`;

/** A hub with nine of everything: lists that order by names have ties. */
const MANY: readonly object[] = [
  source(),
  entity('SCHOOL', 'school:hub', '枢纽学院'),
  entity('ALLIANCE', 'alliance:hub', '枢纽联盟'),
  entity('AGREEMENT', 'agreement:hub', '枢纽协议'),
  entity('EVENT', 'event:hub', '枢纽会议', { validity: { from: '2025-09-21' } }),
  entity('PERSON', 'person:hub', '枢纽人'),
  entity('STANDARD', 'standard:hub', '枢纽标准'),
  entity('THEME', 'theme:hub', '枢纽主题'),
  entity('REGION', 'region:hub', '枢纽省'),
  entity('INDUSTRY', 'industry:hub', '枢纽业'),
  entity('MAJOR', 'major:hub', '枢纽类'),
  entity('WORK', 'work:hub', '枢纽报告', {
    evidence: numbers.map((start) => ({ source: SOURCE, start, end: start + 1 })),
  }),
  ...numbers.flatMap((number) => [
    source({ key: `source:${number}`, publishedOn: `2025-0${1 + (number % 3)}-01` }),
    entity(
      'SCHOOL',
      `school:${number}`,
      nameOf(number),
      number % 3 === 0 ? {} : { validity: { from: `200${number % 4}` } },
    ),
    entity('ALLIANCE', `alliance:${number}`, nameOf(number)),
    entity('EVENT', `event:${number}`, nameOf(number), { validity: { from: `2025-09-2${number % 3}` } }),
    entity('PERSON', `person:${number}`, nameOf(number)),
    entity('MAJOR', `major:${number}`, nameOf(number)),
    entity('REGION', `region:${number}`, nameOf(number)),
    entity('INDUSTRY', `industry:${number}`, nameOf(number)),
    entity('WORK', `work:${number}`, nameOf(number)),
    entity('OFFER', `offer:${number}`, nameOf(number), {
      attributes: { side: number % 2 === 0 ? 'SUPPLY' : 'DEMAND' },
    }),
    relation('MEMBER_OF', `school:${number}`, 'alliance:hub', number % 2 === 0 ? { role: 'MEMBER' } : {}),
    relation('MEMBER_OF', 'school:hub', `alliance:${number}`),
    relation('PART_OF', `school:${number}`, 'school:hub'),
    relation('PART_OF', `event:${number}`, 'event:hub'),
    relation('PART_OF', `region:${number}`, 'region:hub'),
    relation('LOCATED_IN', `school:${number}`, `region:${number}`),
    relation('PART_OF', `industry:${number}`, 'industry:hub'),
    relation('PART_OF', `major:${number}`, 'major:hub'),
    relation('OFFERS_MAJOR', 'school:hub', `major:${number}`),
    relation('OFFERS', 'school:hub', `offer:${number}`),
    relation('HOLDS_ROLE', `person:${number}`, 'school:hub', { title: '院长' }),
    relation('HOLDS_ROLE', `person:${number}`, 'alliance:hub', { title: '理事' }),
    relation(
      'HOLDS_ROLE',
      'person:hub',
      `school:${number}`,
      { title: '顾问' },
      { validity: { from: `202${number % 3}` } },
    ),
    relation('PARTICIPATES_IN', `school:${number}`, 'event:hub', { capacity: number % 2 === 0 ? 'HOST' : 'ATTENDEE' }),
    relation('PARTICIPATES_IN', 'school:hub', `event:${number}`, { capacity: 'HOST' }),
    relation('PRODUCED_AT', `work:${number}`, 'event:hub'),
    relation('PARTY_TO', `school:${number}`, 'agreement:hub'),
    relation('DRAFTS', `school:${number}`, 'standard:hub'),
    relation('ADVOCATES', `person:${number}`, 'theme:hub'),
  ]),
];

const under = (key: string, type: string, field: string): string =>
  `entity(by: { key: "${key}" }) { ... on ${type} { list: ${field} } }`;

/** Two ways to begin with who meets it. */
const MEMBERS =
  '{ regions: ["region:hub"], relatedTo: [{ predicate: MEMBER_OF, direction: OUT, key: "alliance:hub" }] }';

/** Every kind of list there is, as the field `list` of an answer. */
const LISTS: readonly string[] = [
  'list: entities(%)',
  'list: entities(% filter: { kinds: [SCHOOL, EVENT, WORK] })',
  'list: schools(%)',
  ...['NAME', 'KEY', 'VALID_FROM', 'RECORDED_AT'].flatMap((field) =>
    ['ASC', 'DESC'].flatMap((direction) =>
      ['entities', 'schools'].map((root) => `list: ${root}(% orderBy: { field: ${field}, direction: ${direction} })`),
    ),
  ),
  'list: entities(% filter: { regions: ["region:hub"] })',
  ...['NAME', 'KEY', 'VALID_FROM'].flatMap((field) =>
    ['ASC', 'DESC'].map(
      (direction) => `list: schools(% filter: ${MEMBERS}, orderBy: { field: ${field}, direction: ${direction} })`,
    ),
  ),
  'list: offers(% side: SUPPLY)',
  'list: sources(%)',
  'list: search(query: "xuexiao" %)',
  under('school:hub', 'Entity', 'relations(%)'),
  under('school:hub', 'Entity', 'relations(% direction: OUT)'),
  under('school:hub', 'Entity', 'relations(% direction: IN, kinds: [PART_OF, HOLDS_ROLE])'),
  under('school:hub', 'Actor', 'memberships(%)'),
  under('school:hub', 'Actor', 'offers(%)'),
  under('school:hub', 'Actor', 'participations(%)'),
  under('school:hub', 'School', 'units(%)'),
  under('school:hub', 'School', 'appointments(%)'),
  under('school:hub', 'School', 'majors(%)'),
  under('alliance:hub', 'Alliance', 'members(%)'),
  under('alliance:hub', 'Alliance', 'members(% role: MEMBER)'),
  under('alliance:hub', 'Alliance', 'appointments(%)'),
  under('person:hub', 'Person', 'appointments(%)'),
  under('role:院长@school:hub', 'Role', 'appointments(%)'),
  under('event:hub', 'Event', 'parts(%)'),
  under('event:hub', 'Event', 'participations(%)'),
  under('event:hub', 'Event', 'outcomes(%)'),
  under('agreement:hub', 'Agreement', 'parties(%)'),
  under('standard:hub', 'Standard', 'drafters(%)'),
  under('theme:hub', 'Theme', 'advocates(%)'),
  under('region:hub', 'Region', 'children(%)'),
  under('industry:hub', 'Industry', 'children(%)'),
  under('major:hub', 'Major', 'children(%)'),
  'entity(by: { key: "work:hub" }) { provenance { list: evidence(%) } }',
];

describe('a walk over', () => {
  it.each(LISTS)('%s meets every item once, in one order, whatever the size of its pages', async (list) => {
    const whole = await pageOf(graph, list, { first: 100 });
    expect(whole.ids.length).toBe(whole.totalCount > 100 ? 100 : whole.totalCount);
    expect(whole.ids.length).toBeGreaterThanOrEqual(5);
    expect(new Set(whole.ids).size).toBe(whole.ids.length);
    const all = await walk(graph, list, () => 100);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1, maxLength: 4 }), async (sizes) => {
        expect(await walk(graph, list, (page) => sizes[page % sizes.length] ?? 1)).toEqual(all);
      }),
      { numRuns: 2, seed: 20250921 },
    );
  });

  const BOTH_WAYS = LISTS.filter((list) => /^list: (entities|schools|offers)/.test(list));
  it.each(BOTH_WAYS)('%s backwards is the same turned round', async (list) => {
    const all = await walk(graph, list, () => 100);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 40 }), async (size) => {
        expect(await walk(graph, list, () => size, 'backward')).toEqual(all);
      }),
      { numRuns: 2, seed: 20250921 },
    );
  });
});

describe('a walk while others write', () => {
  it.each([
    ['list: schools(% orderBy: { field: NAME })', 'forward'],
    ['list: schools(% orderBy: { field: VALID_FROM, direction: DESC })', 'forward'],
    ['list: schools(%)', 'backward'],
    [under('alliance:hub', 'Alliance', 'members(%)'), 'forward'],
  ] as const)('over %s (%s) meets what was there all the time exactly once', async (list, direction) => {
    const before = await walk(graph, list, () => 100);
    let added = 0;
    const met = await walk(
      graph,
      list,
      () => 2,
      direction,
      async () => {
        const key = `school:new-${direction}-${list.length}-${added++}`;
        const fields = { validity: { from: `200${added % 6}` } };
        await graph.ingest([entity('SCHOOL', key, nameOf(added), fields), relation('MEMBER_OF', key, 'alliance:hub')]);
      },
    );
    expect(met.filter((id) => before.includes(id))).toEqual(before);
    expect(new Set(met).size).toBe(met.length);
    expect(added).toBeGreaterThan(3);
  });
});
