import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { merge } from '../../src/features/ingestion/merging/merge.ts';
import { unmerge } from '../../src/features/ingestion/merging/unmerge.ts';
import { exported, recordsIn } from '../support/exported.ts';
import { EDITOR, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';

/** Two that are one become one, lose nothing, and can become two again. */

const day = (n: number): Date => new Date(`2026-01-0${n}T00:00:00.000Z`);
const [RECORDED, MERGED, BETWEEN, UNMERGED] = [day(1), day(3), day(5), day(7)];
const [KEPT, GONE] = ['school:s1', 'school:s2'];
const [ALLIANCE, EVENT, MAJOR] = ['alliance:装备联盟@cn', 'event:年会@2025-09-21', 'major:460301'];
const [XIE, LI] = ['person:谢刚@school:s1', 'person:李明@school:s2'];
const BULLETIN = 'source:bulletin';
const said = { evidence: [{ source: BULLETIN, start: 3, end: 9 }] };

const WORLD = [
  source({ publishedOn: '2025-01-01' }),
  { type: 'source', key: BULLETIN, title: '简报', contributor: GONE, publishedOn: '2025-06-01' },
  entity('SCHOOL', KEPT, '太行职业学院', {
    aliases: [{ name: '太行', kind: 'SHORT' }],
    identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }],
    validity: { from: '2001' },
  }),
  entity('SCHOOL', GONE, '太行工业学院', {
    ...said,
    aliases: [{ name: '太工', kind: 'SHORT', validity: { from: '2019' } }],
    identifiers: [{ scheme: 'USCC', value: '12140000405745101E' }],
    attributes: { educationLevel: '专科' },
    validity: { from: '2003', observedOn: ['2025-09-21'] },
  }),
  entity('ALLIANCE', ALLIANCE, '装备联盟', { attributes: { category: 'LEAGUE' } }),
  entity('EVENT', EVENT, '年会', { attributes: { startsOn: '2025-09-21' } }),
  entity('MAJOR', MAJOR, '机电一体化技术', { attributes: { code: '460301', system: 'MAJOR_2021', version: '2021' } }),
  entity('PERSON', XIE, '谢刚'),
  entity('PERSON', LI, '李明', { evidence: [{ source: SOURCE, speaker: GONE }] }),
  relation('HOLDS_ROLE', XIE, KEPT, { title: '院长' }, { validity: { from: '2020-03-01' } }),
  relation('HOLDS_ROLE', LI, GONE, { title: '院长' }, { validity: { from: '2012', to: '2020' } }),
  relation('HOLDS_ROLE', LI, GONE, { title: '教务处处长' }),
  relation('MEMBER_OF', KEPT, ALLIANCE, { role: 'MEMBER' }, { validity: { from: '2024' } }),
  relation(
    'MEMBER_OF',
    GONE,
    ALLIANCE,
    { role: 'MEMBER' },
    { ...said, validity: { from: '2022', observedOn: ['2025'] } },
  ),
  relation('OFFERS_MAJOR', GONE, MAJOR, {}, said),
  relation('COOPERATES_WITH', KEPT, GONE),
  relation('PARTICIPATES_IN', LI, EVENT, { capacity: 'REPRESENTATIVE', onBehalfOf: GONE }),
  relation('PARTICIPATES_IN', XIE, EVENT, { capacity: 'SPEAKER' }, { evidence: [{ source: SOURCE, speaker: GONE }] }),
];

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
beforeEach(async () => {
  await graph.empty();
  await graph.ingest(WORLD, RECORDED);
});
afterAll(() => graph.close());

const graphNow = async (at = day(9)): Promise<string> => (await exported(graph.database, 'jsonl', {}, at)).text;
const knownAt = async (instant: Date): Promise<string> =>
  (await exported(graph.database, 'jsonl', { knownAt: instant.toISOString() }, day(9))).text;
const mergeBoth = (now = MERGED) =>
  merge(graph.database, { keep: KEPT, duplicates: [GONE], reason: '同一学校', by: '管理员' }, now);
const takeBack = (merger = '', now = UNMERGED) =>
  unmerge(graph.database, { merger, reason: '误判', by: '管理员' }, now);
const find = (records: readonly Record<string, unknown>[], fields: object) =>
  records.find((record) => Object.entries(fields).every(([name, value]) => record[name] === value));

describe('two that are one', () => {
  it('become one that has the facts, names, codes and evidence of both', async () => {
    await mergeBoth();
    const records = recordsIn(await graphNow());
    const text = JSON.stringify(records);
    expect(text).not.toContain(`"${GONE}"`);
    expect(find(records, { key: KEPT })).toEqual({
      type: 'entity',
      kind: 'SCHOOL',
      key: KEPT,
      name: '太行工业学院',
      aliases: [
        { name: '太行职业学院', kind: 'FORMER', validity: { to: '2025-06-01', toPrecision: 'AT_LATEST' } },
        { name: '太工', kind: 'SHORT', validity: { from: '2019' } },
        { name: '太行', kind: 'SHORT' },
      ],
      identifiers: [
        { scheme: 'MOE_SCHOOL', value: '4114012888' },
        { scheme: 'USCC', value: '12140000405745101E' },
      ],
      attributes: { educationLevel: '专科' },
      validity: { from: '2001', observedOn: ['2025-09-21'] },
      status: 'ASSERTED',
      confidence: 1,
      evidence: [{ source: SOURCE }, { source: BULLETIN, start: 3, end: 9 }],
    });
    const [member] = records.filter(({ kind }) => kind === 'MEMBER_OF');
    expect(member).toMatchObject({
      from: KEPT,
      validity: { from: '2024', observedOn: ['2025'] },
      evidence: [{ source: BULLETIN, start: 3, end: 9 }, { source: SOURCE }],
    });
    expect(records.filter(({ kind }) => kind === 'MEMBER_OF')).toHaveLength(1);
    expect(records.filter(({ kind }) => kind === 'COOPERATES_WITH')).toEqual([]);
    expect(find(records, { kind: 'OFFERS_MAJOR' })).toMatchObject({ from: KEPT, to: MAJOR });
    expect(records.filter(({ kind }) => kind === 'ROLE').map(({ key }) => key)).toEqual([
      'role:教务处处长@school:s1',
      'role:院长@school:s1',
    ]);
    expect(find(records, { kind: 'PARTICIPATES_IN', from: LI })).toMatchObject({ qualifiers: { onBehalfOf: KEPT } });
    expect(find(records, { kind: 'PARTICIPATES_IN', from: XIE })).toMatchObject({ evidence: [{ speaker: KEPT }] });
    expect(find(records, { key: LI })).toMatchObject({ evidence: [{ speaker: KEPT }] });
    expect(find(records, { key: BULLETIN })).toMatchObject({ contributor: KEPT });
  });

  it('leave no fact without evidence', async () => {
    await mergeBoth();
    for (const record of recordsIn(await graphNow()))
      if (record.type !== 'source') expect(record.evidence.length, JSON.stringify(record)).toBeGreaterThan(0);
  });

  it('answer to the keys, ids and codes of both', async () => {
    const { entity: before } = await graph.ask<{ entity: { id: string } }>(`{ entity(by: { key: "${GONE}" }) { id } }`);
    await mergeBoth();
    const answer = await graph.ask<Record<string, unknown>>(
      `query ($id: ID!) {
        key: entity(by: { key: "${GONE}" }) { key }
        id: entity(by: { id: $id }) { key }
        code: entity(by: { identifier: { scheme: "USCC", value: "12140000405745101E" } }) { key }
        node(id: $id) { ... on Entity { key } }
        nodes(ids: [$id]) { ... on Entity { key } }
        neighbourhood(of: [$id]) { nodes { key } }
        chains(from: $id, to: "${ALLIANCE}") { chains { length } }
        communityOf(entity: $id) { key }
        overlaps(of: $id) { totalCount }
        post: entity(by: { key: "role:院长@${GONE}" }, asOf: { anyTime: true }) { key ... on Role { appointments { totalCount } } }
      }`,
      { id: before.id },
    );
    const one = { key: KEPT };
    expect(answer).toMatchObject({ key: one, id: one, code: one, node: one, nodes: [one] });
    expect(answer).toMatchObject({ neighbourhood: { nodes: expect.arrayContaining([one]) } });
    expect(answer).toMatchObject({ chains: { chains: expect.arrayContaining([{ length: 1 }]) } });
    expect(answer).toMatchObject({ post: { key: `role:院长@${KEPT}`, appointments: { totalCount: 2 } } });
  });

  it('are one for records that come later, under either key', async () => {
    await mergeBoth();
    const { outcomes } = await graph.ingest(
      WORLD.filter((record) => !('kind' in record && record.kind === 'COOPERATES_WITH')),
      BETWEEN,
    );
    expect(outcomes.filter((outcome) => outcome === 'CREATED')).toEqual([]);
    const { created } = await graph.ingest(
      [relation('LOCATED_IN', GONE, 'region:140000'), entity('REGION', 'region:140000', '山西省')],
      BETWEEN,
    );
    expect(created).toBe(2);
    expect(find(recordsIn(await graphNow()), { kind: 'LOCATED_IN' })).toMatchObject({ from: KEPT });
  });

  it('are two in views of before', async () => {
    const before = await graphNow();
    await mergeBoth();
    // a source's contributor has no versions
    const then = (await knownAt(day(2))).replace(`"contributor":"${KEPT}"`, `"contributor":"${GONE}"`);
    expect(then).toBe(before);
    const answer = await graph.ask(
      `{ entity(by: { key: "${GONE}" }, asOf: { knownAt: "${day(2).toISOString()}" }) { name } }`,
    );
    expect(answer).toEqual({ entity: { name: '太行工业学院' } });
  });

  it('are merged once', async () => {
    const { mergers } = await mergeBoth();
    const after = await graphNow();
    expect(mergers).toHaveLength(1);
    expect((await mergeBoth(BETWEEN)).mergers).toEqual([]);
    expect(await graphNow()).toBe(after);
  });
});

describe('a merger that is taken back', () => {
  it('leaves the graph as it was', async () => {
    const before = await graphNow();
    const { mergers } = await mergeBoth();
    const between = await graphNow();
    expect(await takeBack(mergers[0])).toMatchObject({ outcome: 'UNDONE', left: [] });
    expect(await graphNow()).toBe(before);
    expect(await takeBack(mergers[0])).toMatchObject({ outcome: 'UNCHANGED' });
    // what was thought meanwhile stays known; a source's contributor, told with it, has no versions
    const facts = (text: string) => text.split('\n').filter((line) => !/"contributor"|"key":"school:s2"/.test(line));
    expect(facts(await knownAt(BETWEEN))).toEqual(facts(between));
    const { unchanged, outcomes } = await graph.ingest(WORLD, day(8));
    expect(outcomes.every((outcome) => outcome === 'UNCHANGED')).toBe(true);
    expect(unchanged).toBeGreaterThan(WORLD.length);
    expect(
      await graph.ask(`{ entity(by: { key: "${GONE}" }) { name } search(query: "太工", first: 5) { nodes { name } } }`),
    ).toEqual({ entity: { name: '太行工业学院' }, search: { nodes: [{ name: '太行工业学院' }] } });
  });

  it('can be made again, and taken back again', async () => {
    const before = await graphNow();
    const { mergers } = await mergeBoth(day(2));
    const merged = await graphNow();
    await takeBack(mergers[0], day(3));
    const { mergers: again } = await mergeBoth(day(4));
    expect(await graphNow()).toBe(merged);
    await takeBack(again[0], day(5));
    expect(await graphNow()).toBe(before);
  });

  it('keeps what was recorded since with the one that stayed', async () => {
    const { mergers } = await mergeBoth();
    const later = { evidence: [{ source: SOURCE, start: 20, end: 24 }], validity: { from: '2024', to: '2026-12-01' } };
    await graph.ingest([relation('MEMBER_OF', KEPT, ALLIANCE, { role: 'MEMBER' }, later)], BETWEEN);
    const { left } = await takeBack(mergers[0]);
    expect(left).toEqual([expect.stringMatching(/^MEMBER_OF-/)]);
    const members = recordsIn(await graphNow()).filter(({ kind }) => kind === 'MEMBER_OF');
    expect(members.map(({ from, validity }) => [from, validity.to ?? null])).toEqual([
      [KEPT, '2026-12-01'],
      [GONE, null],
    ]);
  });

  it('waits until later ones into the same entity are taken back', async () => {
    const { mergers } = await mergeBoth();
    await graph.ingest([entity('SCHOOL', 'school:s3', '汾河职业学院')], day(4));
    const before = await graphNow();
    const second = await merge(graph.database, { keep: 'school:s3', duplicates: [KEPT], reason: '同一' }, BETWEEN);
    expect(await graph.ask(`{ entity(by: { key: "${GONE}" }) { key } }`)).toEqual({ entity: { key: 'school:s3' } });
    await expect(takeBack(mergers[0])).rejects.toMatchObject({ code: 'CONFLICT' });
    await takeBack(second.mergers[0]);
    expect(await graphNow()).toBe(before);
    await takeBack(mergers[0], day(8));
    expect(await graph.ask(`{ entity(by: { key: "${GONE}" }) { key } }`)).toEqual({ entity: { key: GONE } });
  });
});

describe('any two of one kind in the seed', () => {
  const PAIRS = 12;

  it('become one with evidence for every fact, and two as they were', { timeout: 300_000 }, async () => {
    await graph.empty();
    await graph.loadSeed();
    const at = new Date('2026-02-01T00:00:00Z');
    const before = await graphNow(at);
    const entities = recordsIn(before).filter(({ type, kind }) => type === 'entity' && kind !== 'ROLE');
    // one pair after the other through the list, far apart enough to differ in what stands on them
    for (let index = 0; index < PAIRS; index++) {
      const one = entities[(index * 17) % entities.length];
      const other = entities.find(({ kind, key }, place) => kind === one.kind && key !== one.key && place > index * 5);
      if (!other) continue;
      const label = `${one.key} ← ${other.key}`;
      const pair = { keep: one.key, duplicates: [other.key], reason: '试' };
      const { mergers } = await merge(graph.database, pair, new Date()).catch((error) => {
        expect(error.message, label).toMatch(/cannot be merged/);
        return { mergers: [] };
      });
      if (mergers.length === 0) continue;
      const merged = await graphNow(new Date('2027-01-01T00:00:00Z'));
      expect(merged, label).not.toContain(`"${other.key}"`);
      for (const record of recordsIn(merged))
        if (record.type !== 'source') expect(record.evidence, label).not.toEqual([]);
      await takeBack(mergers[0], new Date());
      expect(await graphNow(new Date('2027-01-01T00:00:00Z')), label).toBe(before);
    }
  });
});

describe('what cannot be one', () => {
  it.each([
    [{ keep: KEPT, duplicates: [ALLIANCE] }, 'CONFLICT', 'the one is SCHOOL, the other ALLIANCE'],
    [{ keep: `role:院长@${KEPT}`, duplicates: [`role:教务处处长@${GONE}`] }, 'CONFLICT', 'posts follow their bodies'],
    [{ keep: KEPT, duplicates: ['school:none'] }, 'BAD_USER_INPUT', 'no entity is school:none'],
    [{ keep: 'e-x', duplicates: [GONE] }, 'BAD_ID', 'no id of this service'],
    [{ keep: KEPT, duplicates: [] }, 'BAD_USER_INPUT', '0 are given'],
    [{ keep: KEPT, duplicates: [GONE], reason: ' ' }, 'BAD_USER_INPUT', 'it has to say why'],
  ])('%j is refused', async (wanted, code, message) => {
    const before = await graphNow();
    const refused = expect(merge(graph.database, { reason: '同一', ...wanted }, MERGED)).rejects;
    await refused.toMatchObject({ code, message: expect.stringContaining(message) });
    expect(await graphNow()).toBe(before);
  });

  it('is one where a body would lie in itself', async () => {
    await graph.ingest(
      ['a', 'b', 'c']
        .map((name) => entity('SKILL', `skill:${name}`, `技能${name}`))
        .concat([relation('PART_OF', 'skill:a', 'skill:b'), relation('PART_OF', 'skill:b', 'skill:c')]),
      RECORDED,
    );
    const refused = expect(
      merge(graph.database, { keep: 'skill:a', duplicates: ['skill:c'], reason: '同一' }, MERGED),
    ).rejects;
    await refused.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('lies in itself') });
  });
});

describe('over GraphQL', () => {
  const MERGE = `mutation ($input: MergeInput!) {
    merge(input: $input) { entity { key name } mergers { id state reason keep { key } merged { key name } } errors { code message path } }
  }`;
  const UNMERGE = `mutation ($input: UnmergeInput!) {
    unmerge(input: $input) { entities { key name } left errors { code path } }
  }`;
  const asEditor = async (text: string, input: object, now: Date) => {
    const { data, errors } = await graph.execute(text, { input }, now, EDITOR);
    expect(errors).toBeUndefined();
    // biome-ignore lint/suspicious/noExplicitAny: the answer of a query of this test
    return data as any;
  };

  it('merges, lists what was merged, and takes it back', async () => {
    const { merge: done } = await asEditor(MERGE, { keep: KEPT, duplicates: [GONE], reason: '同一学校' }, MERGED);
    expect(done).toMatchObject({
      entity: { key: KEPT, name: '太行工业学院' },
      mergers: [{ state: 'MERGED', reason: '同一学校', keep: { key: KEPT }, merged: { key: GONE } }],
      errors: [],
    });
    const input = { merger: done.mergers[0].id, reason: '误判' };
    expect(await asEditor(UNMERGE, input, UNMERGED)).toEqual({
      unmerge: {
        entities: [
          { key: KEPT, name: '太行职业学院' },
          { key: GONE, name: '太行工业学院' },
        ],
        left: [],
        errors: [],
      },
    });
    expect(await graph.ask('{ mergers { totalCount nodes { state undoneAt } } }')).toEqual({
      mergers: { totalCount: 1, nodes: [{ state: 'UNDONE', undoneAt: UNMERGED.toISOString() }] },
    });
  });

  it('tells faults of what was asked as data', async () => {
    expect(await asEditor(MERGE, { keep: KEPT, duplicates: ['school:none'], reason: '同一' }, MERGED)).toMatchObject({
      merge: { entity: null, mergers: [], errors: [{ code: 'BAD_USER_INPUT', path: ['input', 'duplicates'] }] },
    });
    expect(await asEditor(UNMERGE, { merger: 'm-none', reason: '误判' }, UNMERGED)).toEqual({
      unmerge: { entities: [], left: [], errors: [{ code: 'BAD_USER_INPUT', path: ['input', 'merger'] }] },
    });
  });

  it('is for editors', async () => {
    const { errors } = await graph.execute(MERGE, { input: { keep: KEPT, duplicates: [GONE], reason: '同一' } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('lists questions in pages, answers them by a merger, and opens them again', async () => {
    const named = (region: string) =>
      entity('ALLIANCE', `alliance:高端装备产教融合共同体@${region}`, '高端装备产教融合共同体');
    await graph.ingest(['140000', '130000', '120000'].map(named), day(2));
    const asked = () =>
      graph.ask<{
        questions: {
          totalCount: number;
          nodes: { id: string; a: { key: string }; b: { key: string } }[];
          pageInfo: { endCursor: string };
        };
      }>(
        '{ questions(first: 2) { totalCount nodes { id score reasons { code message en: message(language: EN) } a { key } b { key } } pageInfo { hasNextPage endCursor } } }',
      );
    const { questions } = await asked();
    expect(questions).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await graph.ask(
      'query ($after: String) { questions(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage } } }',
      { after: questions.pageInfo.endCursor },
    );
    expect(rest).toMatchObject({
      questions: { nodes: [{ id: expect.any(String) }], pageInfo: { hasNextPage: false } },
    });
    const [first] = questions.nodes;
    const { merge: done } = await asEditor(
      MERGE,
      { keep: first?.a.key, duplicates: [first?.b.key], reason: '同一' },
      MERGED,
    );
    expect((await asked()).questions.totalCount).toBe(1);
    await asEditor(UNMERGE, { merger: done.mergers[0].id, reason: '误判' }, UNMERGED);
    expect((await asked()).questions.totalCount).toBe(3);
    const KEEP_APART = 'mutation ($input: KeepApartInput!) { keepApart(input: $input) { decided errors { code } } }';
    expect(await asEditor(KEEP_APART, { question: first?.id }, day(8))).toEqual({
      keepApart: { decided: true, errors: [] },
    });
    expect((await asked()).questions.totalCount).toBe(2);
  });
});
