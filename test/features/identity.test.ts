import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nameInKey } from '../../src/database/names.ts';
import { keepApart, openQuestions } from '../../src/features/ingestion/resolution/questions.ts';
import { scanForQuestions } from '../../src/features/ingestion/resolution/scan.ts';
import { identifiersIn, sharedRows } from '../pure/identity/shared.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
beforeEach(() => graph.empty());

const OLD = source({ key: 'source:old', title: '旧名单', publishedOn: '2019-06-01' });
const NEW = source({ key: 'source:new', title: '新名单', publishedOn: '2025-06-20' });
const from = (key: string) => ({ evidence: [{ source: key }] });
const coded = (value: string, fields: object = {}) => ({ identifiers: [{ scheme: 'MOE_SCHOOL', value }], ...fields });

interface Body {
  key: string;
  name: string;
  aliases: { name: string; kind: string; validity: { to: string | null } }[];
}
const bodies = async (): Promise<Body[]> => {
  const { entities } = await graph.ask<{ entities: { nodes: Body[] } }>(
    `{ entities(filter: { kinds: [SCHOOL, ENTERPRISE, ALLIANCE, ASSOCIATION] }, orderBy: { field: KEY }) {
      nodes { key name aliases { name kind validity { to } } } } }`,
  );
  return entities.nodes;
};

describe('one code', () => {
  const old = entity('SCHOOL', 'org:长治机电工程学校', '长治机电工程学校', coded('4114012888', from('source:old')));
  const now = entity('SCHOOL', 'school:4114012888', '长治机电职业学院', coded('4114012888', from('source:new')));
  const offer = relation('OFFERS_MAJOR', 'org:长治机电工程学校', 'major:2021:46', {}, from('source:old'));
  const major = entity('MAJOR', 'major:2021:46', '装备制造大类', from('source:old'));
  const RENAMED = [
    {
      key: 'school:4114012888',
      name: '长治机电职业学院',
      aliases: [{ name: '长治机电工程学校', kind: 'FORMER', validity: { to: '2025-06-20' } }],
    },
  ];

  it.each([
    [
      'the new name first',
      [
        [OLD, NEW, now],
        [major, old, offer],
      ],
    ],
    ['both at once', [[offer, old, major, now, NEW, OLD]]],
  ])('with two names is one body with two dated names: %s', async (_order, batches) => {
    for (const batch of batches) await graph.ingest(batch);
    expect(await bodies()).toEqual(RENAMED);
    const { entity: found } = await graph.ask<{ entity: object }>(
      '{ entity(by: { key: "school:4114012888" }) { ... on School { majors { nodes { name } } } } }',
    );
    expect(found).toEqual({ majors: { nodes: [{ name: '装备制造大类' }] } });
    for (const batch of batches)
      expect(await graph.ingest(batch, new Date('2026-02-01T00:00:00Z'))).toMatchObject({ created: 0, updated: 0 });
  });

  it('with the old name first keeps the key it was first known by, and takes the new name', async () => {
    await graph.ingest([OLD, major, old, offer]);
    await graph.ingest([NEW, now]);
    expect(await bodies()).toEqual([{ ...RENAMED[0], key: 'org:长治机电工程学校' }]);
  });
});

describe('other keys', () => {
  it('go on working wherever a key or an id is taken', async () => {
    await graph.ingest([
      NEW,
      entity('SCHOOL', 'school:4114012888', '长治机电职业学院', from('source:new')),
      entity('ALLIANCE', 'alliance:重工共同体@140400', '重工共同体', from('source:new')),
      relation('MEMBER_OF', 'school:4114012888', 'alliance:重工共同体@140400', {}, from('source:new')),
    ]);
    await graph.ingest([OLD, entity('SCHOOL', 'org:长治机电职业学院', '长治机电职业学院', from('source:old'))]);
    const { a, b, c } = await graph.ask<{ a: { id: string; key: string }; b: object; c: { nodes: object[] } }>(`{
      a: entity(by: { key: "org:长治机电职业学院" }) { id key }
      b: chains(from: "org:长治机电职业学院", to: "alliance:重工共同体@140400") { chains { length } }
      c: neighbourhood(of: ["org:长治机电职业学院"]) { nodes { key } }
    }`);
    expect(a.key).toBe('school:4114012888');
    expect(b).toEqual({ chains: [{ length: 1 }] });
    expect(c.nodes).toContainEqual({ key: 'alliance:重工共同体@140400' });
  });
});

describe('names', () => {
  it('of a body with a code and of one without meet, and nothing is asked', async () => {
    await graph.ingest([
      NEW,
      entity('SCHOOL', 'school:4114012888', '山西机电职业技术学院', from('source:new')),
      entity('SCHOOL', 'org:山西機電職業技術學院', '山西機電職業技術學院', from('source:new')),
    ]);
    expect(await bodies()).toEqual([
      {
        key: 'school:4114012888',
        name: '山西机电职业技术学院',
        aliases: [{ name: '山西機電職業技術學院', kind: 'OFFICIAL', validity: { to: null } }],
      },
    ]);
  });

  it('of two alliances make them two, and a question', async () => {
    const named = (region: string) =>
      entity('ALLIANCE', `alliance:高端装备产教融合共同体@${region}`, '高端装备产教融合共同体', from('source:new'));
    await graph.ingest([NEW, named('140000'), named('cn')]);
    expect((await bodies()).map(({ key }) => key)).toEqual([
      'alliance:高端装备产教融合共同体@140000',
      'alliance:高端装备产教融合共同体@cn',
    ]);
    const [question] = await openQuestions(graph.database, 20);
    expect(question).toMatchObject({
      a: { key: 'alliance:高端装备产教融合共同体@140000' },
      b: { key: 'alliance:高端装备产教融合共同体@cn' },
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'NAME_ALONE' })]),
    });
    const decide = () => keepApart(graph.database, question?.id ?? '', '管理员', new Date());
    expect([await decide(), await decide()]).toEqual(['DECIDED', 'UNCHANGED']);
    expect(await openQuestions(graph.database, 20)).toEqual([]);
    await expect(keepApart(graph.database, 'q-none', '管理员', new Date())).rejects.toThrow("'q-none' is none");
  });

  it('that only a scan finds are asked about, once, and decisions stand', async () => {
    await graph.ingest([
      NEW,
      entity('SCHOOL', 'school:4114012888', '山西机电职业技术学院', from('source:new')),
      entity('SCHOOL', 'org:山西机电职业技木学院', '山西机电职业技木学院', from('source:new')),
      entity('SCHOOL', 'school:4115012889', '河北机电职业技术学院', from('source:new')),
    ]);
    expect(await openQuestions(graph.database, 20)).toEqual([]);
    expect(await scanForQuestions(graph.database, new Date())).toMatchObject({ bodies: 3, asked: 1 });
    const [question, ...others] = await openQuestions(graph.database, 20);
    expect([question?.a.key, question?.b.key, others]).toEqual(['org:山西机电职业技木学院', 'school:4114012888', []]);
    await keepApart(graph.database, question?.id ?? '', '管理员', new Date());
    expect(await scanForQuestions(graph.database, new Date())).toMatchObject({ asked: 0 });
    expect(await openQuestions(graph.database, 20)).toEqual([]);
  });

  it('of two bodies with two codes make them two', async () => {
    await graph.ingest([
      NEW,
      entity('SCHOOL', 'school:4114012888', '育才职业学院', from('source:new')),
      entity('SCHOOL', 'school:4115012889', '育才职业学院', from('source:new')),
    ]);
    expect(await bodies()).toHaveLength(2);
  });
});

/** Two keys of their own, so that nothing but codes and names can bring the two together. */
const keyOf = (name: string, place: number): string => `org:${nameInKey(name)}%2F${place}`;

const rows = sharedRows('er-pairs.csv');

describe.skipIf(rows === undefined)('real pairs of names, taken in with the codes that their notes give', () => {
  it('are merged where they are one, asked about where nobody can tell, and never merged where they are two', async () => {
    const outcomes: { label: string; relation: string; outcome: string; pair: string }[] = [];
    for (const { name_a: a = '', name_b: b = '', label = '', relation = '', note = '' } of rows ?? []) {
      await graph.empty();
      const kind = /公司$|集团$/.test(a) ? 'ENTERPRISE' : 'SCHOOL';
      const body = (name: string, side: 0 | 1) =>
        entity(kind, keyOf(name, side), name, { identifiers: identifiersIn(note, side), ...from('source:new') });
      await graph.ingest([NEW, body(a, 0)]);
      // a campus that bears the code of its whole is refused by name: nobody but a person can tell
      const refused = await graph.ingest([body(b, 1)]).then(
        () => false,
        (error: Error) => /belongs to/.test(error.message),
      );
      const asked = (await graph.database.read('CYPHER 5 MATCH (q:Question) RETURN q.id AS id')).length > 0;
      const merged = !refused && (await bodies()).length === 1;
      outcomes.push({
        label,
        relation,
        outcome: merged ? 'one' : asked || refused ? 'asked' : 'two',
        pair: `${a} ${b}`,
      });
    }
    const of = (test: (each: (typeof outcomes)[number]) => boolean) => outcomes.filter(test);
    expect(of(({ label, outcome }) => label === 'different' && outcome === 'one')).toEqual([]);
    expect(of(({ relation, outcome }) => relation === 'renamed' && outcome !== 'one')).toEqual([]);
    const others = of(({ label, relation }) => label === 'same' && relation !== 'renamed');
    const one = others.filter(({ outcome }) => outcome === 'one');
    const told = others.filter(({ outcome }) => outcome !== 'two');
    expect(one.length / others.length, JSON.stringify(others)).toBeGreaterThanOrEqual(0.75);
    expect(told.length / others.length, JSON.stringify(others)).toBeGreaterThanOrEqual(0.9);
  }, 240_000);
});
