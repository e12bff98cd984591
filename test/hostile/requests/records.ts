import { EDITOR } from '../service.ts';
import { graphql, type Hostile, MEGABYTE } from './hostile.ts';

const INGEST =
  'mutation ($i: IngestInput!) { ingest(input: $i) { created rejected results { outcome key errors { code message path } warnings { code } } errors { code message } } }';
const asEditor = { authorization: `Bearer ${EDITOR}` };

const ingest = (name: string, records: readonly unknown[], more: object = {}): Hostile =>
  graphql(name, INGEST, { i: { idempotencyKey: name, dryRun: true, records, ...more } }, asEditor);

const many = (count: number, one: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => one(at));
const SOURCE = '{"type":"source","key":"source:t","title":"t"}';
const major = (at: number): string =>
  `{"type":"entity","kind":"MAJOR","key":"major:2021:${at}","name":"n${at}","evidence":[{"source":"source:t"}]}`;
const named = (name: string): string =>
  JSON.stringify({ type: 'entity', kind: 'SCHOOL', key: 'school:1', name, evidence: [{ source: 'source:t' }] });
const attributed = (attributes: unknown): string =>
  JSON.stringify({
    type: 'entity',
    kind: 'OFFER',
    key: 'offer:a',
    name: 'a',
    attributes,
    evidence: [{ source: 'source:t' }],
  });

/** Records that are many, large, wrong, or wrong in very many ways. */
export const RECORDS: readonly Hostile[] = [
  ingest('no record', []),
  ingest(
    'records that are no JSON',
    many(10_000, () => '{'),
  ),
  ingest(
    'records of nothing',
    many(10_000, () => ''),
  ),
  ingest(
    'more records than may be',
    many(90_000, () => '{}'),
  ),
  ingest(
    'records that are numbers',
    Array.from({ length: 400_000 }, () => 1),
  ),
  ingest(
    'records that are objects',
    Array.from({ length: 300_000 }, () => ({})),
  ),
  ingest(
    'faults without number',
    many(9_999, () => '{"type":"entity","a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1}'),
  ),
  ingest('a record of fields without number', [`{"type":"source",${many(80_000, (at) => `"a${at}":1`).join()}}`]),
  ingest('records within records', [`${'['.repeat(300_000)}${']'.repeat(300_000)}`]),
  ingest('attributes within attributes', [
    `{"type":"entity","attributes":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
  ]),
  ingest('the same record again and again', [SOURCE, ...many(5_000, () => major(1))]),
  ingest('evidence without number', [
    SOURCE,
    JSON.stringify({
      ...JSON.parse(major(1)),
      evidence: Array.from({ length: 18_000 }, (_, paragraph) => ({ source: 'source:t', paragraph })),
    }),
  ]),
  ingest('names without number', [
    SOURCE,
    JSON.stringify({
      ...JSON.parse(named('一所学院')),
      aliases: Array.from({ length: 15_000 }, (_, at) => ({ name: `a${at}`, kind: 'SHORT' })),
    }),
  ]),
  ingest('observations without number', [
    SOURCE,
    JSON.stringify({
      ...JSON.parse(major(1)),
      validity: { observedOn: Array.from({ length: 60_000 }, (_, at) => `${1_000 + (at % 8_000)}-01-01`) },
    }),
  ]),
  ingest('identifiers without number', [
    SOURCE,
    JSON.stringify({
      ...JSON.parse(named('一所学院')),
      identifiers: Array.from({ length: 15_000 }, (_, at) => ({ scheme: 'USCC', value: `${at}` })),
    }),
  ]),
  ingest('topics without number', [
    SOURCE,
    attributed({
      side: 'SUPPLY',
      topics: Array.from({ length: 25_000 }, (_, at) => ({ key: `skill:${at}`, weight: 1 })),
    }),
  ]),
  ingest('topics and evidence without number', [
    SOURCE,
    JSON.stringify({
      ...JSON.parse(
        attributed({ side: 'SUPPLY', topics: Array.from({ length: 900 }, (_, at) => ({ key: `skill:${at}` })) }),
      ),
      evidence: Array.from({ length: 9_000 }, (_, paragraph) => ({ source: 'source:t', paragraph })),
    }),
  ]),
  ingest('a name of a million characters', [named('a'.repeat(MEGABYTE - 2_000))]),
  ingest('a name of marks', [named(`a${'\u0301'.repeat(490)}`)]),
  ingest('a name that grows when it is folded', [SOURCE, named('ﷺ'.repeat(500))]),
  ingest('a name of brackets', [SOURCE, named('（'.repeat(500))]),
  ingest('a name like a regular expression', [SOURCE, named('(a+)+$'.repeat(80))]),
  ingest('a name of NUL', [named('a\0b')]),
  ingest('a name of half a character', ['{"type":"entity","kind":"SCHOOL","key":"school:1","name":"\\ud800"}']),
  ingest('a record named like a prototype', ['{"__proto__":{"type":"source"},"constructor":1,"type":"source"}']),
  ingest('a quantity beyond all numbers', [attributed({ side: 'SUPPLY', quantity: 1e308 }), '{"quantity":1e999}']),
  ingest('a key of a million characters', [`{"type":"source","key":"source:${'a'.repeat(900_000)}","title":"t"}`]),
  ingest('a circle', [
    SOURCE,
    ...many(2_000, major),
    ...many(
      2_000,
      (at) =>
        `{"type":"relation","kind":"PART_OF","from":"major:2021:${at}","to":"major:2021:${(at + 1) % 2_000}","evidence":[{"source":"source:t"}]}`,
    ),
  ]),
  ingest('a chain of parts', [
    SOURCE,
    ...many(2_000, major),
    ...many(
      1_999,
      (at) =>
        `{"type":"relation","kind":"PART_OF","from":"major:2021:${at}","to":"major:2021:${at + 1}","evidence":[{"source":"source:t"}]}`,
    ),
  ]),
  ingest('schools that are nearly the same', [
    SOURCE,
    ...many(
      1_000,
      (at) =>
        `{"type":"entity","kind":"SCHOOL","key":"school:n${at}","name":"山西机电职业技术学院${'东南西北'[at % 4]}校区${at % 9}","evidence":[{"source":"source:t"}]}`,
    ),
  ]),
  ingest('as many records as there may be', [SOURCE, ...many(6_500, major)]),
  ingest('an idempotency key of a million characters', [SOURCE], { idempotencyKey: 'k'.repeat(900_000) }),
  ingest('an idempotency key of NUL and half a character', [SOURCE], { idempotencyKey: 'a\0\uD800', dryRun: false }),
  ingest('an idempotency key of nothing to see', [SOURCE], { idempotencyKey: '\u200B', dryRun: false }),
];
