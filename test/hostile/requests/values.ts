import { body, graphql, type Hostile, MEGABYTE } from './hostile.ts';

const SEARCH =
  'query ($q: String!) { search(query: $q, first: 100) { totalCount nodes { name } facets { __typename } } }';
const NAMED = 'query ($f: EntityFilter) { entities(filter: $f) { totalCount nodes { name } } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const ENTITY = 'query ($by: EntityBy!) { entity(by: $by) { name } }';
const EXTRACT = 'query ($t: String!) { extract(text: $t) { __typename } }';
const FIRST = 'query ($n: Int) { schools(first: $n) { totalCount nodes { key } } }';
const ANALYSED = 'query ($f: EntityFilter, $r: [RelationKind!]) { network(filter: $f, relations: $r) { __typename } }';

const SEARCHED: Readonly<Record<string, string>> = {
  everything: '*',
  'a leading star': '*学',
  brackets: '(((((((((((((((',
  Lucene: 'searchNames:[* TO *] AND NOT "a"~99999 OR a^99999 && || ! { } \\ / ~ ?',
  'a regular expression': '/(a+)+$/ (x+x+)+y ^(([a-z])+.)+[A-Z]([a-z])+$',
  '1,025 fuzzy terms': Array.from({ length: 1_025 }, (_, at) => `term${at}~`).join(' '),
  'as many words as allowed': Array.from({ length: 32 }, (_, at) => `a${at}`).join(' '),
  'single characters': Array.from({ length: 32 }, () => '学').join(' '),
  'single letters': Array.from({ length: 32 }, (_, at) => String.fromCharCode(97 + (at % 26))).join(' '),
  'Chinese without an end': '学'.repeat(256),
  'half a character': '\uD800学',
  NUL: 'a\0b',
  'marks without letters': '\u0301'.repeat(256),
  'letters that grow when they are folded': 'ﷺ'.repeat(256),
  'a million characters': 'a'.repeat(MEGABYTE),
  'a million spaces': ' '.repeat(MEGABYTE),
};

const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at));
const CHINESE = '山西机电职业技术学院院长谢刚出席会议，与企业签署合作协议。';
const filled = (text: string, bytes = MEGABYTE): string =>
  text.repeat(Math.floor(bytes / Buffer.byteLength(JSON.stringify(text).slice(1, -1))));

/** Values that are large, many, at the edge, or no text at all. */
export const VALUES: readonly Hostile[] = [
  ...Object.entries(SEARCHED).map(([name, q]) => graphql(`search for ${name}`, SEARCH, { q })),
  ...Object.entries(SEARCHED).map(([name, q]) => graphql(`names with ${name}`, NAMED, { f: { nameContains: q } })),
  ...Object.entries(SEARCHED).map(([name, q]) => graphql(`an entity named ${name}`, ENTITY, { by: { name: q } })),
  ...['key', 'id', 'name'].map((by) =>
    graphql(`a ${by} of a million characters`, ENTITY, { by: { [by]: filled('键') } }),
  ),
  ...['key', 'id', 'name'].map((by) =>
    graphql(`a ${by} of NUL and half characters`, ENTITY, { by: { [by]: 'school:\0\uDC00' } }),
  ),
  graphql('an identifier of a million characters', ENTITY, {
    by: { identifier: { scheme: 'USCC', value: filled('9') } },
  }),
  graphql('ids without number', NODES, { ids: many(120_000, (at) => `e-${at}`) }),
  graphql('as many ids as may be', NODES, { ids: many(10_000, (at) => `e-${String(at).padStart(22, '0')}`) }),
  graphql('objects for ids', NODES, { ids: many(330_000, () => ({})) }),
  graphql('lists for ids', NODES, { ids: many(330_000, () => []) }),
  graphql('fractions for ids', NODES, { ids: many(200_000, () => 0.5) }),
  body(
    'a list within lists for an id',
    `{"query":"${NODES}","variables":{"ids":${'['.repeat(400_000)}${']'.repeat(400_000)}}}`,
  ),
  graphql('numbers for kinds', NAMED, { f: { kinds: many(400_000, () => 1) } }),
  graphql('kinds without number', NAMED, { f: { kinds: many(90_000, () => 'SCHOOL') } }),
  graphql('regions without number', NAMED, { f: { regions: many(90_000, (at) => `${at}`) } }),
  graphql('industries without number', NAMED, { f: { industries: many(90_000, (at) => `${at}`) } }),
  graphql('relations without number', NAMED, { f: { relatedTo: many(20_000, () => ({ predicate: 'OFFERS_MAJOR' })) } }),
  graphql('a filter of unknown fields', NAMED, { f: Object.fromEntries(many(60_000, (at) => [`a${at}`, 1])) }),
  graphql('variables that nobody has', FIRST, Object.fromEntries(many(60_000, (at) => [`a${at}`, at]))),
  graphql('a variable named like a prototype', FIRST, JSON.parse('{"__proto__": {"n": 5}, "constructor": 1, "n": 1}')),
  ...[0, -1, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53, 1.5, 1e308, '5', true, [], {}].map((n) =>
    graphql(`a page of ${JSON.stringify(n)}`, FIRST, { n }),
  ),
  ...[1e308, -1e308, 5e-324, -0, 2].map((c) => graphql(`a confidence of ${c}`, NAMED, { f: { minConfidence: c } })),
  ...[0, 1, -1, 2 ** 31 - 1].map((n) =>
    graphql(`at least ${n} of a relation`, NAMED, {
      f: { relatedTo: [{ predicate: 'OFFERS_MAJOR', atLeast: n, atMost: n }] },
    }),
  ),
  graphql('networks of relations without number', ANALYSED, { r: many(60_000, () => 'OFFERS_MAJOR') }),
  graphql('networks of regions without number', ANALYSED, { f: { regions: many(60_000, (at) => `region:${at}`) } }),
  graphql('a text of a million characters', EXTRACT, { t: filled(CHINESE) }),
  graphql('a text without spaces or signs', EXTRACT, { t: filled('学') }),
  graphql('a text of brackets', EXTRACT, { t: filled('（') }),
  graphql('a text of lines', EXTRACT, { t: filled('\n') }),
  graphql('a text of digits', EXTRACT, { t: filled('2025年') }),
  graphql('a text of names', EXTRACT, { t: filled('、张三') }),
  graphql('a text of NUL and half characters', EXTRACT, { t: filled('\0\uD800') }),
  ...texts(),
  ...wanderings(),
];

/** Texts as long as one may be, of what the rules look for. */
function texts(): Hostile[] {
  const parts = [
    CHINESE,
    '（学院）',
    '“院长',
    '出席',
    '《',
    '学院学院长',
    '省市县',
    '，',
    '。',
    ' a',
    '１',
    '与',
    '签署',
    '校长、',
    '2025年9月21日',
  ];
  return [20_000, 50_000].flatMap((bytes) =>
    parts.map((part) => graphql(`${bytes} bytes of ${part}`, EXTRACT, { t: filled(part, bytes) })),
  );
}

/** What follows ways, patterns and offers. */
function wanderings(): Hostile[] {
  const CHAINS =
    'query ($from: ID!, $to: ID!, $via: [ID!], $avoid: [ID!], $r: [RelationKind!], $hops: Int) { chains(from: $from, to: $to, via: $via, avoid: $avoid, relations: $r, maxHops: $hops, first: 50) { __typename } }';
  const ends = { from: 'school:4114012888', to: 'region:140000' };
  const PATTERN = 'query ($s: [PatternStep!]!) { pattern(start: {}, steps: $s, first: 100) { totalCount } }';
  const step = { relation: 'PART_OF', direction: 'ANY' };
  const GAPS = 'query ($h: [OfferInput!]) { gaps(hypothetical: $h) { totalCount } }';
  const ASSIGNED =
    'query ($h: [OfferInput!], $w: [FactorWeight!]) { assignment(hypothetical: $h, weights: $w) { __typename } }';
  const offer = (at: number, quantity = 1) => ({
    ...{ label: `o${at}`, side: at % 2 === 0 ? 'SUPPLY' : 'DEMAND', quantity, unit: '人' },
    topics: [{ key: `skill:s${at % 7}`, weight: 1 }],
  });
  const AROUND =
    'query ($of: [ID!]!, $r: [RelationKind!], $hops: Int, $limit: Int) { neighbourhood(of: $of, relations: $r, hops: $hops, limit: $limit) { __typename } }';
  return [
    graphql('chains past very many', CHAINS, { ...ends, via: many(50_000, (at) => `school:${at}`) }),
    graphql('chains not past very many', CHAINS, { ...ends, avoid: many(50_000, (at) => `school:${at}`) }),
    graphql('chains over relations without number', CHAINS, { ...ends, r: many(60_000, () => 'PART_OF') }),
    ...[0, -1, 7, 2 ** 31 - 1].map((hops) => graphql(`chains of ${hops} hops`, CHAINS, { ...ends, hops })),
    graphql('chains to itself', CHAINS, { from: ends.from, to: ends.from, hops: 6 }),
    graphql('patterns of a step', PATTERN, { s: [step] }),
    ...[4, 6, 10, 100, 15_000].map((count) =>
      graphql(`patterns of ${count} steps`, PATTERN, { s: many(count, () => step) }),
    ),
    graphql('offers without number', GAPS, { h: many(8_000, (at) => offer(at)) }),
    graphql('an assignment of offers without number', ASSIGNED, { h: many(8_000, (at) => offer(at)) }),
    ...[50, 100, 200].map((count) =>
      graphql(`an assignment of ${count} offers`, ASSIGNED, { h: many(count, (at) => offer(at)) }),
    ),
    ...[1e308, 5e-324, 2 ** 53, -1, 0].map((quantity) =>
      graphql(`an assignment of a quantity of ${quantity}`, ASSIGNED, { h: many(10, (at) => offer(at, quantity)) }),
    ),
    ...[1e308, -1, 0, 5e-324].map((weight) =>
      graphql(`an assignment weighed ${weight}`, ASSIGNED, {
        h: many(10, (at) => offer(at)),
        w: ['topics', 'region', 'quantity', 'level', 'time'].map((factor) => ({ factor, weight })),
      }),
    ),
    graphql('weights without number', ASSIGNED, { w: many(20_000, () => ({ factor: 'topics', weight: 1 })) }),
    graphql('an offer of topics without number', GAPS, {
      h: [{ ...offer(1), topics: many(30_000, (at) => ({ key: `skill:${at}` })) }],
    }),
    graphql('the surroundings of very many', AROUND, { of: many(11_000, (at) => `school:${at}`) }),
    graphql('the widest surroundings', AROUND, { of: [ends.from], hops: 6, limit: 2 ** 31 - 1 }),
    graphql('wide surroundings', AROUND, { of: [ends.from], hops: 3, limit: 1_000 }),
    graphql('surroundings over relations without number', AROUND, {
      of: [ends.from],
      r: many(60_000, () => 'PART_OF'),
    }),
  ];
}
