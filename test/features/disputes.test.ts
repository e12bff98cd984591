import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retract } from '../../src/features/ingestion/retract.ts';
import { projectRoot } from '../../src/project-root.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';

/** Claims that contradict each other stand side by side, each with its evidence, and are shown as disputed. */

const [RECORDED, LATER] = ['2026-01-01T00:00:00.000Z', '2026-01-10T00:00:00.000Z'];
const [SCHOOL, REPLY] = ['school:s1', 'source:reply-2026'];
const against = { source: REPLY, stance: 'DISPUTES', note: '称另在他处' };

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.ingest(
    [
      source(),
      source({ key: REPLY }),
      entity('REGION', 'region:140000', '山西省'),
      entity('SCHOOL', SCHOOL, '太行职业学院'),
      entity('ALLIANCE', 'alliance:a@cn', '装备联盟', { status: 'INFERRED', confidence: 0.7 }),
      relation('LOCATED_IN', SCHOOL, 'region:140000', { qualifier: 'SEAT' }),
    ],
    new Date(RECORDED),
  );
  await graph.ingest(
    [
      relation('LOCATED_IN', SCHOOL, 'region:140000', { qualifier: 'SEAT' }, { evidence: [against] }),
      entity('ALLIANCE', 'alliance:a@cn', '装备联盟', { evidence: [against] }),
    ],
    new Date(LATER),
  );
});
afterAll(() => graph.close());

describe('evidence against a claim', () => {
  const query = `query ($asOf: AsOf) {
    entity(by: { key: "${SCHOOL}" }, asOf: $asOf) {
      provenance { status }
      relations { nodes { provenance { status evidence { nodes { stance source { key } } } } } }
    }
    alliance: entity(by: { key: "alliance:a@cn" }, asOf: $asOf) { provenance { status confidence } }
    counts(by: [STATUS], asOf: $asOf) { buckets { value count } }
  }`;
  const [supports, disputes] = [
    { stance: 'SUPPORTS', source: { key: SOURCE } },
    { stance: 'DISPUTES', source: { key: REPLY } },
  ];

  it('makes it disputed, whatever was recorded, and leaves the evidence for it', async () => {
    expect(await graph.ask(query)).toEqual({
      entity: {
        provenance: { status: 'ASSERTED' },
        relations: { nodes: [{ provenance: { status: 'DISPUTED', evidence: { nodes: [disputes, supports] } } }] },
      },
      alliance: { provenance: { status: 'DISPUTED', confidence: 0.7 } },
      counts: [
        {
          buckets: [
            { value: 'ASSERTED', count: 2 },
            { value: 'DISPUTED', count: 1 },
          ],
        },
      ],
    });
  });

  it('does so from when it was recorded on', async () => {
    expect(await graph.ask(query, { asOf: { knownAt: '2026-01-09T23:59:59.999Z' } })).toEqual({
      entity: {
        provenance: { status: 'ASSERTED' },
        relations: { nodes: [{ provenance: { status: 'ASSERTED', evidence: { nodes: [supports] } } }] },
      },
      alliance: { provenance: { status: 'INFERRED', confidence: 0.7 } },
      counts: [
        {
          buckets: [
            { value: 'ASSERTED', count: 2 },
            { value: 'INFERRED', count: 1 },
          ],
        },
      ],
    });
    expect(await graph.ask(query, { asOf: { knownAt: LATER } })).toMatchObject({
      alliance: { provenance: { status: 'DISPUTED' } },
    });
  });

  it('is told in a chain’s sentence', async () => {
    const chain = `query ($asOf: AsOf) {
      chains(from: "${SCHOOL}", to: "region:140000", asOf: $asOf) { chains { sentence(language: EN) } }
    }`;
    const sentence = async (asOf: object | null) =>
      (await graph.ask<{ chains: { chains: { sentence: string }[] } }>(chain, { asOf })).chains.chains[0]?.sentence;
    expect(await sentence(null)).toContain('(disputed)');
    expect(await sentence({ knownAt: RECORDED })).not.toContain('(disputed)');
  });

  it('is recorded with the claim at once, and the same records again change nothing', async () => {
    const record = entity('THEME', 'theme:争议', '争议', { evidence: [{ source: SOURCE }, against] });
    expect(await graph.ingest([record])).toMatchObject({ created: 1, evidence: 2 });
    expect(await graph.ingest([record])).toMatchObject({ created: 0, updated: 0, unchanged: 1, evidence: 0 });
    expect(await graph.ask('{ entity(by: { key: "theme:争议" }) { provenance { status } } }')).toEqual({
      entity: { provenance: { status: 'DISPUTED' } },
    });
  });
});

interface Bounds {
  readonly from?: string;
  readonly to?: string;
  readonly observedOn?: readonly string[];
  readonly toPrecision?: 'AT_LATEST';
}

describe('two people in one exclusive post', () => {
  const cases: readonly (readonly [says: string, contested: boolean, one: Bounds, other: Bounds])[] = [
    ['terms that overlap', true, { from: '2010-01-01', to: '2015-07-01' }, { from: '2015-06-30', to: '2020-01-01' }],
    [
      'one term after the other',
      false,
      { from: '2010-01-01', to: '2015-07-01' },
      { from: '2015-07-01', to: '2020-01-01' },
    ],
    ['seen on the same day', true, { observedOn: ['2025-09-21'] }, { observedOn: ['2025-09-21'] }],
    ['seen one after the other', false, { observedOn: ['2023-09-21'] }, { observedOn: ['2025-09-21'] }],
    ['seen within the other’s term', true, { from: '2020-01-01', to: '2025-01-01' }, { observedOn: ['2022-05-04'] }],
    [
      'seen between two days on which the other was',
      true,
      { observedOn: ['2020-01-01', '2024-01-01'] },
      { observedOn: ['2022-05-04'] },
    ],
    ['begun without a known end, the other later', false, { from: '2020-01-01' }, { from: '2022-01-01' }],
    ['begun on the same day', true, { from: '2020-01-01' }, { from: '2020-01-01' }],
    ['ended and begun within one year', false, { from: '2015-01-01', to: '2020' }, { from: '2020', to: '2024-01-01' }],
    [
      'ended in the year after the other began',
      true,
      { from: '2015-01-01', to: '2021' },
      { from: '2020', to: '2024-01-01' },
    ],
    [
      'ended in the month in which the other began',
      false,
      { from: '2015', to: '2020-03' },
      { from: '2020-03', to: '2024' },
    ],
    ['within one year, both', false, { from: '2020', to: '2020' }, { from: '2020', to: '2020' }],
    [
      'called past on a day within the other’s term',
      false,
      { to: '2022-01-01', toPrecision: 'AT_LATEST' },
      { from: '2020-01-01', to: '2024-01-01' },
    ],
    ['seen in a year of the other’s term', false, { observedOn: ['2022'] }, { from: '2020-01-01', to: '2024-01-01' }],
    ['nothing known of when', false, {}, {}],
  ];
  const [first, second] = ['person:一@school:s1', 'person:二@school:s1'];
  const body = (place: number): string => `org:机构${place}`;
  const held = (person: string, place: number, validity: Bounds, title = '主任') =>
    relation('HOLDS_ROLE', person, body(place), { title }, { validity });
  const role = (place: number, exclusive = true): object =>
    entity('ROLE', `role:主任@${body(place)}`, '主任', { attributes: { title: '主任', exclusive } });
  const place = (says: string): number => cases.findIndex(([each]) => each === says);

  beforeAll(async () => {
    await graph.ingest(
      [
        entity('PERSON', first, '一'),
        entity('PERSON', second, '二'),
        ...cases.map((_, index) => entity('INSTITUTION', body(index), `机构${index}`)),
        ...cases.flatMap(([, , one], index) => [role(index), held(first, index, one)]),
      ],
      new Date(RECORDED),
    );
    await graph.ingest(
      cases.map(([, , , other], index) => held(second, index, other)),
      new Date(LATER),
    );
  });

  interface Found {
    readonly entity: {
      appointments: { nodes: { id: string; person: { name: string }; provenance: { status: string } }[] };
    };
  }
  const statuses = async (index: number, asOf: object = { anyTime: true }): Promise<string[]> => {
    const { entity: found } = await graph.ask<Found>(
      `query ($key: String!, $asOf: AsOf) {
        entity(by: { key: $key }, asOf: $asOf) {
          ... on Role { appointments { nodes { id person { name } provenance { status } } } }
        }
      }`,
      { key: `role:主任@${body(index)}`, asOf },
    );
    return found.appointments.nodes.map(({ person, provenance }) => `${person.name} ${provenance.status}`).sort();
  };

  it.each(cases.map(([says, contested], index) => [says, contested, index] as const))(
    '%s: disputed %j',
    async (_says, contested, index) => {
      const status = contested ? 'DISPUTED' : 'ASSERTED';
      expect(await statuses(index)).toEqual([`一 ${status}`, `二 ${status}`]);
    },
  );

  it('are disputed once both are known', async () => {
    const before = { anyTime: true, knownAt: '2026-01-09T00:00:00Z' };
    expect(await statuses(place('terms that overlap'), before)).toEqual(['一 ASSERTED']);
  });

  it('no longer are where one of them is withdrawn, and were', async () => {
    const index = place('begun on the same day');
    const { entity: found } = await graph.ask<Found>(
      `{ entity(by: { key: "role:主任@${body(index)}" }) { ... on Role { appointments { nodes { id person { name } } } } } }`,
    );
    const id = found.appointments.nodes.find(({ person }) => person.name === '二')?.id ?? '';
    await retract(graph.database, { id, reason: '误记' }, new Date('2026-01-12T00:00:00Z'));
    expect(await statuses(index)).toEqual(['一 ASSERTED']);
    expect(await statuses(index, { anyTime: true, knownAt: '2026-01-11T00:00:00Z' })).toEqual([
      '一 DISPUTED',
      '二 DISPUTED',
    ]);
  });

  it('are not where several may hold the post, or one person holds it twice', async () => {
    const others = [entity('INSTITUTION', body(90), '机构90'), entity('INSTITUTION', body(91), '机构91')];
    const both = { from: '2020-01-01', to: '2024-01-01' };
    await graph.ingest([...others, role(90, false), held(first, 90, both), held(second, 90, both)]);
    expect(await statuses(90)).toEqual(['一 ASSERTED', '二 ASSERTED']);
    await graph.ingest([
      role(91),
      held(first, 91, { from: '2020-01-01', to: '2021-01-01' }),
      held(first, 91, { from: '2021-01-01', to: '2022-01-01' }),
    ]);
    expect(await statuses(91)).toEqual(['一 ASSERTED', '一 ASSERTED']);
  });

  it('are found in a graph of before too: the migration says of every appointment what a record does', async () => {
    const days =
      'MATCH ()-[r:HOLDS_ROLE]->() RETURN r.id AS id, r.certainFrom AS from, r.certainTo AS to ORDER BY id, r.knownTo';
    const { database } = graph;
    const recorded = await database.read(days);
    expect(recorded.filter(({ from }) => from !== null).length).toBeGreaterThan(20);
    await database.runAlone('MATCH ()-[r:HOLDS_ROLE]->() SET r.certainFrom = null, r.certainTo = null');
    const file = readFileSync(join(projectRoot, 'cypher/migrations/V0005__disputes.cypher'), 'utf8');
    for (const statement of file.split(';\n').filter((part) => part.includes('HOLDS_ROLE')))
      await database.runAlone(statement.replaceAll(/^\/\/.*$/gm, ''));
    expect(await database.read(days)).toEqual(recorded);
  });
});
