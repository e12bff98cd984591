import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITY_KINDS, type EntityKind } from '../../src/database/kinds.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

const KEY: Partial<Record<EntityKind, string>> = {
  GOVERNMENT_BODY: 'org:府',
  ASSOCIATION: 'org:会',
  INSTITUTION: 'org:所',
};
const NEEDED: Partial<Record<EntityKind, object>> = { ROLE: { title: '长' }, OFFER: { side: 'SUPPLY' } };
/** One of every kind, nine majors, and an offer of a real school. */
const MADE_UP = ENTITY_KINDS.length + 10;
const keyOf = (kind: EntityKind): string => KEY[kind] ?? `${kind.toLowerCase()}:虚构`;
const madeUp = (kind: EntityKind, key: string, name: string, attributes: object = {}) =>
  entity(kind, key, name, { attributes: { ...attributes, synthetic: true } });

/** One made-up thing of every kind, a real school with a major, and a demand for it. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest([
    source(),
    entity('SCHOOL', 'school:s', '太行职业学院'),
    entity('MAJOR', 'major:2021:46', '装备制造大类'),
    entity('MAJOR', 'major:2021:460103', '数控技术'),
    entity('MAJOR', 'major:2021:460104', '机械制造及自动化'),
    relation('PART_OF', 'major:2021:460103', 'major:2021:46'),
    relation('PART_OF', 'major:2021:460104', 'major:2021:46'),
    relation('OFFERS_MAJOR', 'school:s', 'major:2021:460104'),
    entity('OFFER', 'offer:demand', '招工', {
      attributes: { side: 'DEMAND', topics: [{ key: 'major:2021:460103' }] },
    }),
  ]);
});
afterAll(() => graph.close());

const MATCHES = `{ matches(offer: "offer:demand") { nodes { score offer { key } } }
  gaps(kind: MAJOR) { totalCount nodes { topic { key } } }
  offers(origin: DERIVED) { nodes { key } } }`;

describe('what is made up', () => {
  let before: unknown;
  beforeAll(async () => {
    before = await graph.ask(MATCHES);
    await graph.ingest([
      ...ENTITY_KINDS.map((kind) => madeUp(kind, keyOf(kind), `虚构${kind}`, NEEDED[kind])),
      relation('OFFERS_MAJOR', keyOf('SCHOOL'), 'major:2021:460103'),
      relation('OFFERS_MAJOR', 'school:s', keyOf('MAJOR')),
      relation('OFFERS', keyOf('SCHOOL'), keyOf('OFFER')),
      madeUp('OFFER', 'offer:tied', '虚构', { side: 'SUPPLY', topics: [{ key: 'major:2021:460103' }] }),
      relation('OFFERS', 'school:s', 'offer:tied'),
      ...Array.from({ length: 9 }, (_, at) => madeUp('MAJOR', `major:demo:${at}`, `虚构专业${at}`)),
    ]);
  });

  it.each(ENTITY_KINDS)('of kind %s answers its key with the mark, and its name not', async (kind) => {
    const answer = await graph.ask(`{
      byKey: entity(by: { key: "${keyOf(kind)}" }) { kind synthetic }
      byName: entity(by: { name: "虚构${kind}" }) { key }
      hidden: entities(filter: { kinds: [${kind}], nameContains: "虚构" }) { totalCount nodes { key } }
      shown: entities(filter: { kinds: [${kind}], nameContains: "虚构${kind}", includeSynthetic: true }) { totalCount }
    }`);
    expect(answer).toEqual({
      byKey: { kind, synthetic: true },
      byName: null,
      hidden: { totalCount: 0, nodes: [] },
      shown: { totalCount: 1 },
    });
  });

  it.each(['schools', 'enterprises', 'alliances', 'people', 'roles', 'standards', 'events', 'offers'])(
    'is not in %s unless asked for',
    async (list) => {
      const { hidden, shown } = await graph.ask<Record<'hidden' | 'shown', { nodes: { synthetic: boolean }[] }>>(`{
        hidden: ${list} { nodes { synthetic } }
        shown: ${list}(filter: { includeSynthetic: true }) { nodes { synthetic } }
      }`);
      expect(hidden.nodes.filter(({ synthetic }) => synthetic)).toEqual([]);
      expect(shown.nodes.filter(({ synthetic }) => synthetic)).toHaveLength(list === 'offers' ? 2 : 1);
    },
  );

  it('is found and counted only where asked for', async () => {
    type Counts = [{ buckets: { count: number }[] }];
    const { hidden, shown, real, all } = await graph.ask<
      Record<'hidden' | 'shown', object> & Record<'real' | 'all', Counts>
    >(`{
      hidden: search(query: "虚构") { totalCount }
      shown: search(query: "虚构", filter: { includeSynthetic: true }) { totalCount }
      real: counts(by: [KIND]) { buckets { count } }
      all: counts(by: [KIND], filter: { includeSynthetic: true }) { buckets { count } }
    }`);
    const sum = ([{ buckets }]: Counts) => buckets.reduce((total, { count }) => total + count, 0);
    expect([hidden, shown]).toEqual([{ totalCount: 0 }, { totalCount: MADE_UP }]);
    expect([sum(real), sum(all)]).toEqual([5, 5 + MADE_UP]);
  });

  it('changes no match, gap or standing supply of what is real', async () => {
    expect(before).toMatchObject({
      matches: { nodes: [{ offer: { key: 'offer:derived:school:s:major:2021:460104' } }] },
    });
    expect(await graph.ask(MATCHES)).toEqual(before);
  });

  it('has standing supply that is made up too, found by key and where asked for', async () => {
    const key = `offer:derived:${keyOf('SCHOOL')}:major:2021:460103`;
    const answer = await graph.ask(`{
      entity(by: { key: "${key}" }) { synthetic }
      offers(origin: DERIVED, filter: { includeSynthetic: true }) { nodes { key synthetic } }
    }`);
    expect(answer).toEqual({
      entity: { synthetic: true },
      offers: {
        nodes: [
          { key: 'offer:derived:school:s:major:2021:460104', synthetic: false },
          { key: `offer:derived:school:s:${keyOf('MAJOR')}`, synthetic: true },
          { key, synthetic: true },
        ],
      },
    });
  });

  it('is passed by no chain and drawn in no neighbourhood of what is real', async () => {
    const between = `from: "school:s", to: "major:2021:460103", relations: [OFFERS, ABOUT]`;
    const answer = await graph.ask(`{
      chains(${between}) { chains { sentence } }
      neighbourhood(of: ["school:s"], relations: [OFFERS], hops: 2) { nodes { key } omitted { count } }
      shown: neighbourhood(of: ["school:s"], relations: [OFFERS], hops: 2, includeSynthetic: true) { nodes { key } }
      own: neighbourhood(of: ["${keyOf('SCHOOL')}"], relations: [OFFERS]) { nodes { key } }
      ends: chains(from: "school:s", to: "offer:tied", relations: [OFFERS]) { chains { length } }
    }`);
    expect(answer).toEqual({
      chains: { chains: [] },
      neighbourhood: { nodes: [{ key: 'school:s' }], omitted: [] },
      shown: { nodes: [{ key: 'school:s' }, { key: 'offer:tied' }] },
      own: { nodes: [{ key: keyOf('SCHOOL') }, { key: keyOf('OFFER') }] },
      ends: { chains: [{ length: 1 }] },
    });
  });

  it('shows its own offers', async () => {
    const answer = await graph.ask(
      `{ entity(by: { key: "${keyOf('SCHOOL')}" }) { ... on School { offers { nodes { key synthetic } } } } }`,
    );
    expect(answer).toEqual({ entity: { offers: { nodes: [{ key: keyOf('OFFER'), synthetic: true }] } } });
  });
});
