import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attacked, RICH } from './attacked.ts';
import { ask } from './client.ts';
import { consumedBy, MOST } from './consumption.ts';
import { LONG, replay, SEED } from './lengths.ts';
import { EDITOR } from './service.ts';

const RUNS = LONG ? 600 : 25;

const service = attacked({ env: RICH });

/** Asks, and wants an answer that says what it is about, at little cost. */
async function harmless(query: string, variables: object): Promise<void> {
  const headers = { authorization: `Bearer ${EDITOR}` };
  const { result, took } = await consumedBy(service().pid, () => ask(service().url, { query, variables }, { headers }));
  const told = `${result.status} ${result.text.slice(0, 500)}`;
  expect(result.status === 503 || result.status === 504 || result.status < 500, told).toBe(true);
  expect(result.text, told).not.toMatch(/INTERNAL_SERVER_ERROR|GRAPHQL_(VALIDATION|PARSE)_FAILED/);
  expect(took.cpu).toBeLessThanOrEqual(MOST.cpu);
  expect(took.memory).toBeLessThanOrEqual(MOST.memory);
}

/** A property, for so many values that follow from the seed. */
const holds = <T>(values: fc.Arbitrary<T>, property: (value: T) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(values, property), { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: 300_000 });

/** Any text: also what Unicode has no words for. */
const text = fc.string({ unit: 'binary', maxLength: 60 });
const scalar = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, '', '\0', '\uD800', '9999-99-99'),
);
const inBase64 = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');

const LISTS = ['schools', 'alliances', 'entities', 'events', 'people', 'roles', 'standards', 'offers'] as const;
const ENTITIES = `query ($filter: EntityFilter, $after: String, $before: String, $asOf: AsOf) {
  a: entities(filter: $filter, after: $after, first: 3, asOf: $asOf) { totalCount nodes { name } }
  b: entities(filter: $filter, before: $before, last: 3, asOf: $asOf) { nodes { name } }
}`;

describe(`any input, replayed by ${replay('fuzz')}`, { timeout: 400_000 }, () => {
  it('for a cursor', async () => {
    const { text: given } = await ask(service().url, {
      query: `{ ${LISTS.map((list) => `${list}(first: 1) { pageInfo { endCursor } }`).join(' ')} }`,
    });
    const cursors = [...given.matchAll(/"endCursor":"([^"]+)"/g)].map(([, cursor = '']) => cursor);
    expect(cursors.length).toBeGreaterThan(3);
    // real ones, with other words in place of some of theirs
    const nearly = fc.tuple(fc.constantFrom(...cursors), fc.array(scalar, { maxLength: 5 })).map(([cursor, words]) => {
      const parts: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
      return inBase64(parts.map((part, at) => (at === 0 || words[at] === undefined ? part : words[at])));
    });
    const cursor = fc.oneof(text, fc.constantFrom(...cursors), nearly, fc.jsonValue().map(inBase64));
    await holds(fc.tuple(fc.constantFrom(...LISTS), cursor, fc.boolean()), ([list, at, forwards]) => {
      const page = forwards ? 'first: 2, after: $at' : 'last: 2, before: $at';
      return harmless(`query ($at: String) { ${list}(${page}) { totalCount edges { cursor node { key } } } }`, { at });
    });
  });

  it('for an id or a key', async () => {
    const suffix = fc.oneof(fc.string({ unit: fc.constantFrom(...'0123456789TZ:.-~*v@'), maxLength: 40 }), text);
    const made = fc
      .tuple(fc.constantFrom('e-', 'v-', 's-', 'd-', 'PART_OF-', 'd-OFFERS-', 'x-', ''), fc.base64String(), suffix)
      .map(([family, hash, end]) => `${family}${hash.padEnd(22, 'A').slice(0, 22).replaceAll(/[+/=]/g, '_')}~${end}`);
    const key = fc
      .tuple(fc.constantFrom('school:', 'offer:derived:', 'person:', ':', 'org:'), text)
      .map((two) => two.join(''));
    await holds(fc.oneof(text, made, key), (id) =>
      harmless(
        `query ($id: ID!, $key: String!) {
          node(id: $id) { id } nodes(ids: [$id, $id]) { id } entity(by: { id: $id }) { name } key: entity(by: { key: $key }) { name }
          fourChains(of: $id) { __typename } overlaps(of: $id) { totalCount } communityOf(entity: $id) { __typename }
          neighbourhood(of: [$id]) { __typename } chains(from: $id, to: "school:4114012888") { __typename } matches(offer: $id) { totalCount }
        }`,
        { id, key: id },
      ),
    );
  });

  it('for a day or an instant', async () => {
    const number = (least: number, most: number, digits: number) =>
      fc.integer({ min: least, max: most }).map((value) => String(value).padStart(digits, '0'));
    const day = fc
      .tuple(fc.oneof(number(0, 9_999, 4), number(-99_999, 99_999, 6)), number(0, 13, 2), number(0, 32, 2))
      .map((parts) => parts.join('-'));
    const time = fc
      .tuple(
        number(0, 24, 2),
        number(0, 60, 2),
        number(0, 61, 2),
        fc.constantFrom('Z', '', '+14:00', '-99:99', '.999999999Z', 'z'),
      )
      .map(([hour, minute, second, zone]) => `T${hour}:${minute}:${second}${zone}`);
    const instant = fc.tuple(day, time).map((parts) => parts.join(''));
    const at = fc.record(
      { validAt: fc.oneof(day, text), knownAt: fc.oneof(instant, day, text), anyTime: fc.boolean() },
      { requiredKeys: [] },
    );
    await holds(fc.tuple(at, at), ([from, to]) =>
      harmless(
        `query ($from: AsOf!, $to: AsOf!) {
          compare(from: $from, to: $to, first: 2) { totalCount } schools(asOf: $from, first: 2) { totalCount nodes { id validity { from } } }
          search(query: "学院", asOf: $to, first: 2) { totalCount } counts(by: [KIND], asOf: $to) { __typename }
        }`,
        { from, to },
      ),
    );
  });

  it('for a filter', async () => {
    const some = fc.array(text, { maxLength: 4 });
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
    const filter = fc.record(
      {
        kinds: fc.array(fc.constantFrom('SCHOOL', 'PERSON', 'OFFER'), { maxLength: 3 }),
        regions: some,
        industries: some,
        nameContains: text,
        minConfidence: number,
        relatedTo: fc.array(
          fc.record(
            {
              predicate: fc.constantFrom('PART_OF', 'MEMBER_OF'),
              key: text,
              atLeast: fc.integer(),
              atMost: fc.integer(),
            },
            { requiredKeys: ['predicate'] },
          ),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    );
    await holds(filter, (given) => harmless(ENTITIES, { filter: given }));
  });

  it('for what is searched', async () => {
    const marks = fc.string({ unit: fc.constantFrom(...'+-&|!(){}[]^"~*?:\\/ 学aA1．＊'), maxLength: 40 });
    await holds(fc.oneof(marks, text), (query) =>
      harmless(
        'query ($query: String!) { search(query: $query, first: 3) { totalCount nodes { name } } entity(by: { name: $query }) { name } }',
        { query },
      ),
    );
  });

  it('for a file of records', async () => {
    const evidence = [{ source: 'source:fuzz' }];
    const sound = fc.constantFrom<Record<string, unknown>>(
      { type: 'source', key: 'source:fuzz', title: '试验' },
      { type: 'entity', kind: 'SCHOOL', key: 'school:fuzz', name: '试验学院', evidence },
      { type: 'entity', kind: 'MAJOR', key: 'major:2021:fuzz', name: '试验专业', evidence },
      { type: 'relation', kind: 'OFFERS_MAJOR', from: 'school:fuzz', to: 'major:2021:fuzz', evidence },
      {
        type: 'entity',
        kind: 'OFFER',
        key: 'offer:fuzz',
        name: '供给',
        attributes: { side: 'SUPPLY', quantity: 1 },
        evidence,
      },
    );
    const fields = fc.constantFrom(
      ...[
        'type',
        'kind',
        'key',
        'name',
        'from',
        'to',
        'aliases',
        'identifiers',
        'attributes',
        'qualifiers',
        'validity',
      ],
      ...['status', 'confidence', 'evidence', 'inferred', 'title', 'url', 'publishedOn', 'sha256', '__proto__'],
    );
    const period = fc.oneof(text, fc.constantFrom('0000', '9999-12-31', '2025-02-30', '2025', '1-1-1'));
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      text,
      fc.constant('source:fuzz'),
      fc.record({ from: period, to: period, observedOn: fc.array(period, { maxLength: 2 }) }, { requiredKeys: [] }),
      fc.array(fc.record({ name: text, kind: fc.constant('SHORT') }), { maxLength: 3 }),
      fc.array(fc.record({ scheme: fc.constantFrom('USCC', 'MOE_SCHOOL', 'ORCID'), value: text }), { maxLength: 3 }),
      fc.array(fc.record({ source: fc.constant('source:fuzz'), note: text, start: fc.integer() }), { maxLength: 2 }),
    );
    const record = fc
      .tuple(sound, fc.array(fc.tuple(fields, odd), { maxLength: 2 }))
      .map(([from, changes]) => JSON.stringify({ ...from, ...Object.fromEntries(changes) }));
    const records = fc.array(fc.oneof({ weight: 9, arbitrary: record }, { weight: 1, arbitrary: text }), {
      minLength: 1,
      maxLength: 6,
    });
    await holds(fc.tuple(fc.uuid(), records, fc.boolean()), ([idempotencyKey, given, dryRun]) =>
      harmless(
        'mutation ($input: IngestInput!) { ingest(input: $input) { created rejected results { outcome key errors { message path } } errors { code } } }',
        { input: { idempotencyKey, records: given, dryRun } },
      ),
    );
  });
});
