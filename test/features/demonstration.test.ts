import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemonstration } from '../../src/server/demonstration.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';

/** The seed, looked at before and after the demonstration set is loaded beside it. */
let graph: TestGraph;
let before: unknown;
let first: Awaited<ReturnType<typeof loadDemonstration>>;
beforeAll(async () => {
  graph = await openGraph();
  await graph.loadSeed();
  before = await graph.ask(REAL);
  first = await loadDemonstration(graph.database, NOW, () => {});
}, 120_000);
afterAll(() => graph.close());

const REAL = `{
  counts(by: [KIND, REGION, STATUS]) { dimension buckets { value count } }
  search(query: "职业") { totalCount }
  matches(offer: "offer:demand/2025/高端装备制造高素质人才@org:长治市人民政府") { totalCount nodes { score } }
  gaps(kind: MAJOR) { nodes { topic { key } supplyOffers } }
  network { entities relations }
  interlocks { totalCount }
}`;
const ALL = 'filter: { includeSynthetic: true }';
const DAY = 'asOf: { validAt: "2026-10-01" }';
const DEMAND = 'offer:demand/2026/浮空器总装班组用工@org:沧屿云帆浮空装备有限公司';

describe('the demonstration set in a graph', () => {
  it('changes nothing of what is real', async () => {
    expect(await graph.ask(REAL)).toEqual(before);
  });

  it('is there once: loaded again it says that all is there', async () => {
    const again = await loadDemonstration(graph.database, NOW, () => {});
    expect(first).toMatchObject({ updated: 0 });
    expect(again).toMatchObject({ created: 0, updated: 0, evidence: 0, unchanged: first.created + first.unchanged });
  });

  it('is counted where it is asked for', async () => {
    const { counts } = await graph.ask<{ counts: [{ buckets: { value: string; count: number }[] }] }>(
      `{ counts(by: [KIND], filter: { includeSynthetic: true, regions: ["region:demo:澜屿省"] }) { buckets { value count } } }`,
    );
    const of = new Map(counts[0].buckets.map(({ value, count }) => [value, count]));
    expect(['SCHOOL', 'ENTERPRISE', 'ALLIANCE', 'REGION', 'EVENT'].map((kind) => of.get(kind))).toEqual([
      25, 80, 8, 21, 4,
    ]);
  });
});

describe('the bodies in it', () => {
  it('have posts that changed hands on one day, people who sit in two, and communities with and without all leads', async () => {
    const POST = 'entity(by: { key: "role:院长@org:沧屿浮空职业技术学院" }';
    const answer = await graph.ask<{
      ever: { appointments: { nodes: { validity: { from: string; to: string | null } }[] } };
      now: { appointments: { nodes: object[] } };
      interlocks: { totalCount: number };
      alliances: { nodes: object[] };
    }>(`{
      ever: ${POST}, asOf: { anyTime: true }) { ... on Role { appointments { nodes { validity { from to } } } } }
      now: ${POST}, ${DAY}) { ... on Role { appointments { nodes { person { synthetic } } } } }
      interlocks(filter: { includeSynthetic: true, regions: ["region:demo:澜屿省"] }) { totalCount }
      alliances(filter: { includeSynthetic: true, allianceKinds: [COMMUNITY], regions: ["region:demo:澜屿省"] }) {
        nodes { name composition { compliant } } }
    }`);
    const [present, former] = answer.ever.appointments.nodes;
    expect(former?.validity.to).toBe(`${present?.validity.from.slice(0, 7)}-01`);
    expect(answer.now.appointments.nodes).toEqual([{ person: { synthetic: true } }]);
    expect(answer.interlocks.totalCount).toBeGreaterThan(10);
    expect(answer.alliances.nodes).toEqual([
      { name: '澜屿省浮空装备产教融合共同体', composition: { compliant: true } },
      { name: '澜屿省湖上能源产教融合共同体', composition: { compliant: null } },
    ]);
  });
});

describe('matches on it', () => {
  interface Found {
    matches: {
      nodes: {
        offer: { name: string; synthetic: boolean };
        explanation: { matched: { via: object | null; alignments: object[] }[] };
      }[];
      excluded: { reason: string; offers: { name: string }[] }[];
    };
  }
  const ask = (args: string) =>
    graph.ask<Found>(`{ matches(offer: "${DEMAND}", ${args}) {
      nodes { offer { name synthetic } explanation { matched { via { key } alignments { predicate } } } }
      excluded { reason offers { name } } } }`);

  it('rank first the school next door that teaches just this, and nothing that is real', async () => {
    const { matches } = await ask(`first: 100, ${DAY}, ${ALL}`);
    expect(matches.nodes[0]?.offer.name).toBe('浮空器总装技术毕业生');
    expect(matches.nodes.filter(({ offer }) => !offer.synthetic)).toEqual([]);
  });

  it('find what is near through an ancestor and through an alignment', async () => {
    const { matches } = await ask(`first: 100, ${DAY}, ${ALL}`);
    const terms = matches.nodes.flatMap(({ explanation }) => explanation.matched);
    expect(terms.some(({ via, alignments }) => via !== null && alignments.length === 0)).toBe(true);
    expect(terms.flatMap(({ alignments }) => alignments)).toContainEqual({ predicate: 'ALIGNS_WITH' });
  });

  it('exclude for each of the five reasons', async () => {
    const { matches } = await ask(`asOf: { anyTime: true }, ${ALL}`);
    const names = new Map(matches.excluded.map(({ reason, offers }) => [reason, offers.map(({ name }) => name)]));
    expect([...names.keys()]).toEqual(['CATEGORY', 'LEVEL', 'REACH', 'PERIOD', 'CAPACITY']);
    expect(names.get('LEVEL')).toContain('浮空器总装方向中职毕业生');
    expect(names.get('REACH')).toContain('浮空总装学徒（市内就业）');
    expect(names.get('PERIOD')).toEqual(['浮空器总装技术毕业生（2029年起）']);
    expect(names.get('CAPACITY')).toEqual(['浮空器总装班（按班计）']);
  });
});

describe('gaps on it', () => {
  const REGION = 'filter: { includeSynthetic: true, regions: ["region:demo:澜屿省"] }';

  it('name the one skill that nobody supplies and the one major that nobody asks for', async () => {
    expect(
      await graph.ask(`{
        skills: gaps(kind: SKILL, only: NO_SUPPLY, ${REGION}, ${DAY}) { nodes { topic { key } } }
        majors: gaps(kind: MAJOR, only: NO_DEMAND, ${REGION}, ${DAY}) { nodes { topic { key } } }
      }`),
    ).toEqual({
      skills: { nodes: [{ topic: { key: 'skill:demo:氦气回收' } }] },
      majors: { nodes: [{ topic: { key: 'major:demo:古法制笺工艺' } }] },
    });
  });

  it('tell the region that is short from the one that has too many', async () => {
    type Gap = { gaps: { nodes: { topic: { name: string }; gap: number }[] } };
    const of = async (region: string, name: string) => {
      const filter = `filter: { includeSynthetic: true, regions: ["region:demo:${region}"], nameContains: "${name}" }`;
      const { gaps } = await graph.ask<Gap>(
        `{ gaps(kind: MAJOR, first: 1, ${filter}, ${DAY}) { nodes { topic { name } gap } } }`,
      );
      return gaps.nodes[0];
    };
    expect((await of('沧屿市', '浮空器检修'))?.gap).toBeGreaterThan(100);
    expect((await of('鹭汀市', '数据标注'))?.gap).toBeLessThan(-100);
  });
});

describe('assignment on it', () => {
  it.each(['QUANTITIES', 'ONE_TO_ONE', 'STABLE'])(
    'of kind %s over the whole province keeps its promise',
    async (kind) => {
      interface Whole {
        assignment: {
          objective: number;
          bound: number | null;
          optimal: boolean;
          blockingPairs: number | null;
          pairs: { totalCount: number };
        };
      }
      const { assignment } = await graph.ask<Whole>(
        `{ assignment(kind: ${kind}, ${ALL}, ${DAY}) { objective bound optimal blockingPairs pairs { totalCount } } }`,
      );
      expect(assignment.pairs.totalCount).toBeGreaterThan(50);
      if (kind === 'STABLE') expect(assignment.blockingPairs).toBe(0);
      else expect(assignment).toMatchObject({ optimal: true, bound: assignment.objective });
    },
  );
});
