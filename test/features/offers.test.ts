import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

describe('an offer', () => {
  const OFFER = 'offer:demand/2026/焊工@enterprise:e';
  const BASE = [
    source(),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    entity('REGION', 'region:140400', '长治市'),
    entity('SKILL', 'skill:焊接', '焊接'),
    entity('SKILL', 'skill:铣削', '铣削'),
  ];
  const offer = (attributes: object, fields: object = {}) =>
    entity('OFFER', OFFER, '焊工', { attributes: { side: 'DEMAND', ...attributes }, ...fields });
  const topics = async () => {
    const answer = await graph.ask<{ entity: { topics: object[] } }>(
      `{ entity(by: { key: "${OFFER}" }) { ... on Offer { topics { weight topic { name } } } } }`,
    );
    return answer.entity.topics;
  };
  beforeEach(async () => {
    await graph.empty();
  });

  const about = (...given: object[]) => offer({ topics: given });
  const FAULTS: [string, object, string, RegExp][] = [
    [
      'a key of those that are derived',
      entity('OFFER', 'offer:derived:school:s:major:m', '焊工', { attributes: { side: 'SUPPLY' } }),
      'key',
      /is a key of offers that are never stored/,
    ],
    ['no quantity', offer({ quantity: 0 }), 'attributes.quantity', /is no quantity: above 0, or left out/],
    ['a negative quantity', offer({ quantity: -3 }), 'attributes.quantity', /is no quantity/],
    [
      'a weight of nothing',
      about({ key: 'skill:焊接', weight: 0 }),
      'attributes.topics.0.weight',
      /above 0, at most 1/,
    ],
    ['a negative weight', about({ key: 'skill:焊接', weight: -1 }), 'attributes.topics.0.weight', /is no weight/],
    ['a weight above 1', about({ key: 'skill:焊接', weight: 1.1 }), 'attributes.topics.0.weight', /is no weight/],
    [
      'a weight of nothing in a relation',
      relation('ABOUT', OFFER, 'skill:焊接', { weight: 0 }),
      'qualifiers.weight',
      /is no weight: above 0, at most 1/,
    ],
    [
      'a topic named twice',
      about({ key: 'skill:焊接', weight: 0.2 }, { key: 'skill:铣削' }, { key: 'skill:焊接', weight: 0.9 }),
      'attributes.topics.2.key',
      /skill:焊接 is a topic already, at topics.0: name it once/,
    ],
    [
      'an unknown topic',
      about({ key: 'skill:焊接' }, { key: 'skill:喷漆' }),
      'attributes.topics.1.key',
      /no entity has the key skill:喷漆: send its record too, or mend the key/,
    ],
    [
      'a topic that is none',
      about({ key: 'region:140400' }),
      'attributes.topics.0.key',
      /region:140400 is REGION; allowed: THEME, INDUSTRY, MAJOR, OCCUPATION, SKILL/,
    ],
    [
      'a period that ends as it begins',
      offer({}, { validity: { from: '2026-03-01', to: '2026-03-01' } }),
      'validity.to',
      /to must be later than from/,
    ],
    [
      'a period that ends before it begins',
      offer({}, { validity: { from: '2026-03', to: '2026-01' } }),
      'validity.to',
      /to must be later than from/,
    ],
    ['an unknown level', offer({ level: 'COLLEGE' }), 'attributes.level', /"DIPLOMA"/],
    ['an unknown reach', offer({ reach: 'WORLD' }), 'attributes.reach', /"PROVINCE"/],
  ];

  it.each(FAULTS)('is refused whole, by line and field, with %s', async (_says, bad, field, message) => {
    await expect(graph.ingest([...BASE, bad])).rejects.toMatchObject({
      extensions: {
        code: 'INVALID_RECORD',
        problems: [{ line: BASE.length + 1, field, message: expect.stringMatching(message) }],
      },
    });
    const rows = await graph.database.read("MATCH (o:Offer) WHERE o.kind = 'OFFER' RETURN o.key AS key");
    expect(rows).toEqual([]);
  });

  it('may have no topics: it is about nothing', async () => {
    await graph.ingest([...BASE, offer({ topics: [] })]);
    expect(await topics()).toEqual([]);
  });

  it('keeps the weight of a topic that is restated without one, whoever restates it', async () => {
    await graph.ingest([...BASE, about({ key: 'skill:焊接', weight: 0.4 }, { key: 'skill:铣削' })]);
    const before = [
      { weight: 1, topic: { name: '铣削' } },
      { weight: 0.4, topic: { name: '焊接' } },
    ];
    expect(await topics()).toEqual(before);
    await graph.ingest([about({ key: 'skill:焊接' }), relation('ABOUT', OFFER, 'skill:焊接')]);
    expect(await topics()).toEqual(before);
    await graph.ingest([about({ key: 'skill:焊接', weight: 0.5 })]);
    expect(await topics()).toEqual([
      { weight: 1, topic: { name: '铣削' } },
      { weight: 0.5, topic: { name: '焊接' } },
    ]);
  });
});

describe('a code system', () => {
  const skill = (name: string) => entity('SKILL', `skill:${name}`, name);
  const inside = (from: string, to: string, fields: object = {}) =>
    relation('PART_OF', `skill:${from}`, `skill:${to}`, {}, { ...fields });
  beforeEach(async () => {
    await graph.empty();
    await graph.ingest([source(), ...['甲', '乙', '丙'].map(skill), inside('甲', '乙')]);
  });

  it('is refused where an entry would lie in itself, by what was known and what comes with it', async () => {
    const message = (circle: string) => `nothing lies in itself: ${circle}; leave one of these relations out`;
    await expect(graph.ingest([inside('乙', '丙'), inside('丙', '甲')])).rejects.toMatchObject({
      extensions: {
        code: 'INVALID_RECORD',
        problems: [
          { line: 1, field: 'to', message: message('skill:乙 in skill:丙 in skill:甲 in skill:乙') },
          { line: 2, field: 'to', message: message('skill:丙 in skill:甲 in skill:乙 in skill:丙') },
        ],
      },
    });
    const rows = await graph.database.read('MATCH ()-[r:PART_OF]->() RETURN count(r) AS facts');
    expect(rows).toEqual([{ facts: 1 }]);
  });

  it('may be turned round in time: what never holds together is no circle', async () => {
    await graph.ingest([inside('丙', '甲', { validity: { to: '2020-01-01' } })]);
    await graph.ingest([inside('甲', '丙', { validity: { from: '2020-01-01' } })]);
    await expect(graph.ingest([inside('甲', '丙', { validity: { from: '2019-01-01' } })])).rejects.toThrow(
      'skill:甲 in skill:丙 in skill:甲',
    );
  });
});

describe('an alignment', () => {
  it('is a claim between two terms, in the direction it is given, of a kind that SKOS knows', async () => {
    await graph.empty();
    await graph.ingest([
      source(),
      entity('INDUSTRY', 'industry:uncoded:高端装备', '高端装备'),
      entity('MAJOR', 'major:2021:46', '装备制造大类'),
      relation('ALIGNS_WITH', 'major:2021:46', 'industry:uncoded:高端装备', { qualifier: 'BROAD', weight: 0.6 }),
    ]);
    const answer = await graph.ask(`{ entity(by: { key: "industry:uncoded:高端装备" }) {
      relations(kinds: [ALIGNS_WITH]) { nodes {
        predicate fourChains from { key } to { key } ... on Link { qualifier weight }
      } }
    } }`);
    const [from, to] = [{ key: 'major:2021:46' }, { key: 'industry:uncoded:高端装备' }];
    expect(answer).toEqual({
      entity: {
        relations: {
          nodes: [{ predicate: 'ALIGNS_WITH', fourChains: [], from, to, qualifier: 'BROAD', weight: 0.6 }],
        },
      },
    });
    await expect(
      graph.ingest([relation('ALIGNS_WITH', 'major:2021:46', 'industry:uncoded:高端装备', { qualifier: 'NEAR' })]),
    ).rejects.toThrow("'NEAR' is no qualifier of ALIGNS_WITH: EXACT, CLOSE, BROAD, NARROW, RELATED");
  });
});
