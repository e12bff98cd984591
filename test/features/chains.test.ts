import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { entity, relation, source } from '../support/records.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

interface Result {
  readonly chains: {
    truncated: boolean;
    reason: string | null;
    chains: { entities: { key: string }[]; [field: string]: unknown }[];
  };
}

/** `chains` with arguments as GraphQL writes them. */
const query = (args: string, fields: string): string => `{ chains(${args}) { truncated reason chains { ${fields} } } }`;
const ask = async (args: string, fields: string): Promise<Result['chains']> =>
  (await graph.ask<Result>(query(args, fields))).chains;

/** The keys that each chain passes, without its ends. */
async function inner(args: string): Promise<string[]> {
  const { chains } = await ask(args, 'entities { key }');
  return chains.map(({ entities }) =>
    entities
      .slice(1, -1)
      .map(({ key }) => key)
      .join(' '),
  );
}

/** What an argument is refused with. */
async function refused(args: string): Promise<object> {
  const { data, errors = [] } = await graph.execute(query(args, 'length'));
  expect(data).toEqual({ chains: null });
  return errors.map(({ message, extensions: { code } }) => ({ code, message }));
}

/** What one passage of the article says outright. */
const evidenced = (paragraph: number, start: number, end: number) => ({
  provenance: { status: 'ASSERTED', confidence: 1, evidence: { nodes: [{ paragraph, start, end }] } },
});

const none = (reason: string) => ({ truncated: false, reason, chains: [] });
const RELAX = (filter: string) =>
  none(`放宽 ${filter} 后有链可循。No chain under these filters; relax ${filter} and there is one.`);
const APART = none('6 条关系以内不相连。They are not connected within 6 relations.');
const SAME = none('起点与终点相同。from and to are the same entity.');

const EVIDENCE = 'provenance { status confidence evidence { nodes { paragraph start end } } }';

describe('on the seed', () => {
  beforeAll(async () => {
    await graph.empty();
    await graph.loadSeed();
  });

  const GOVERNMENT = 'org:长治市人民政府';
  const DEPARTMENT = 'org:中国机械工业联合会教育培训部';
  const SCHOOL = 'school:4114012888';
  const BRANCH = 'org:山西省机械电子工业联合会职业教育分会';

  it('joins the city and the federation by true sentences, with evidence for each hop', async () => {
    const fields = `length confidence fourChains sentence english: sentence(language: EN)
      validity { from to fromPrecision toPrecision observedOn }
      entities { kind name } relations { predicate fourChains ${EVIDENCE} }`;
    expect(await ask(`from: "${GOVERNMENT}", to: "${DEPARTMENT}", first: 1`, fields)).toEqual({
      truncated: false,
      reason: null,
      chains: [
        {
          length: 4,
          confidence: 1,
          fourChains: ['TALENT'],
          sentence:
            '长治市人民政府副市长朱静,倡导“协同创新”;“协同创新”由郑丽梅倡导;郑丽梅任中国机械工业联合会教育培训部主任。',
          english:
            '朱静, 副市长 of 长治市人民政府, advocates “协同创新”; “协同创新” is advocated by 郑丽梅; 郑丽梅 is 主任 of 中国机械工业联合会教育培训部.',
          validity: { from: '2025-09-21', to: null, fromPrecision: 'DAY', toPrecision: null, observedOn: [] },
          entities: [
            { kind: 'GOVERNMENT_BODY', name: '长治市人民政府' },
            { kind: 'PERSON', name: '朱静' },
            { kind: 'THEME', name: '协同创新' },
            { kind: 'PERSON', name: '郑丽梅' },
            { kind: 'ASSOCIATION', name: '中国机械工业联合会教育培训部' },
          ],
          relations: [
            { predicate: 'HOLDS_ROLE', fourChains: ['TALENT'], ...evidenced(5, 883, 895) },
            { predicate: 'ADVOCATES', fourChains: [], ...evidenced(5, 1025, 1031) },
            { predicate: 'ADVOCATES', fourChains: [], ...evidenced(4, 842, 857) },
            { predicate: 'HOLDS_ROLE', fourChains: ['TALENT'], ...evidenced(4, 640, 657) },
          ],
        },
      ],
    });
  });

  it('says first that the vice president of the school heads the branch', async () => {
    const answer = await ask(
      `from: "${SCHOOL}", to: "${BRANCH}", first: 1`,
      `sentence confidence relations { ${EVIDENCE} }`,
    );
    expect(answer).toEqual({
      truncated: false,
      reason: null,
      chains: [
        {
          sentence: '山西机电职业技术学院副院长张广红,任山西省机械电子工业联合会职业教育分会会长。',
          confidence: 1,
          relations: [evidenced(8, 1574, 1590), evidenced(8, 1553, 1574)],
        },
      ],
    });
  });

  it('finds no appointment the day before it was seen, and says that the day is to blame', async () => {
    const wanted = `from: "${SCHOOL}", to: "${BRANCH}", relations: [HOLDS_ROLE]`;
    expect(await ask(`${wanted}, asOf: { validAt: "2025-09-20" }`, 'length')).toEqual(RELAX('asOf'));
    const { chains } = await ask(`${wanted}, asOf: { validAt: "2025-09-21" }`, 'length');
    expect(chains).toEqual([{ length: 2 }]);
  });

  it('says which chains of the four each hop and the whole belong to', async () => {
    const answer = await ask(
      `from: "${BRANCH}", to: "major:2021:460301", relations: [HOLDS_ROLE, OFFERS_MAJOR]`,
      'sentence fourChains relations { predicate fourChains }',
    );
    expect(answer).toEqual({
      truncated: false,
      reason: null,
      chains: [
        {
          sentence:
            '山西省机械电子工业联合会职业教育分会会长张广红,任山西机电职业技术学院副院长;山西机电职业技术学院开设机电一体化技术专业。',
          fourChains: ['EDUCATION', 'TALENT'],
          relations: [
            { predicate: 'HOLDS_ROLE', fourChains: ['TALENT'] },
            { predicate: 'HOLDS_ROLE', fourChains: ['TALENT'] },
            { predicate: 'OFFERS_MAJOR', fourChains: ['EDUCATION'] },
          ],
        },
      ],
    });
  });

  it('joins the six pairs of bodies that share a person, and no others, each by one chain through that person', async () => {
    const { pattern } = await graph.ask<{ pattern: { nodes: { entities: { key: string; name: string }[] }[] } }>(`{
      pattern(start: {}, steps: [{ relation: HOLDS_ROLE, direction: IN }, { relation: HOLDS_ROLE, direction: OUT }]) {
        nodes { entities { key name } }
      }
    }`);
    const found = pattern.nodes.map(({ entities: [a, person, b] }) => ({ a, b, name: person?.name }));
    const pairs = found.flatMap(({ a, b, name }) => (a && b && a.key < b.key ? [{ a, b, name }] : []));
    expect(found).toHaveLength(12);
    const named = pairs.map(({ a, b, name }) => [name, ...[a.name, b.name].sort()].join(' '));
    expect(named.sort()).toEqual(
      [
        '闫波 山西机电职业技术学院 山西省装备制造职业教育集团',
        '张广红 山西机电职业技术学院 山西省机械电子工业联合会职业教育分会',
        '郑丽梅 中国机械工业联合会教育培训部 机械工业教育发展中心',
        '郑丽梅 中国机械工业联合会教育培训部 全国机械职业教育教学指导委员会',
        '郑丽梅 全国机械职业教育教学指导委员会 机械工业教育发展中心',
        '卫玉玺 长治市高新区党工委 长治市高新区管委会',
      ].sort(),
    );
    for (const { a, b, name } of pairs) {
      const wanted = `from: "${a.key}", to: "${b.key}", relations: [HOLDS_ROLE], maxHops: 2`;
      const { chains } = await ask(wanted, 'entities { name }');
      expect(chains).toEqual([{ entities: [{ name: a.name }, { name }, { name: b.name }] }]);
    }
  });
});

describe('on a small graph', () => {
  const S = 'school:s';
  const T = 'school:t';
  const on = (from: string, to?: string) => ({ validity: { from, ...(to === undefined ? {} : { to }) } });

  /** From s to t: over an alliance, a person, an enterprise; over a federation of the alliance. */
  const AROUND = [
    entity('SCHOOL', S, '太行学院'),
    entity('SCHOOL', T, '晋阳大学'),
    entity('ENTERPRISE', 'enterprise:e', '上党重工'),
    entity('ALLIANCE', 'alliance:a', '重工共同体'),
    entity('ASSOCIATION', 'org:f', '机械联合会'),
    entity('PERSON', 'person:p', '谢刚'),
    entity('SCHOOL', 'school:lonely', '独立学院'),
    relation('MEMBER_OF', S, 'alliance:a', { role: 'LEAD_SCHOOL' }, on('2020', '2024')),
    relation('MEMBER_OF', T, 'alliance:a', { role: 'MEMBER' }, { confidence: 0.9, ...on('2021-03') }),
    relation('HOLDS_ROLE', 'person:p', S, { title: '院长' }),
    relation('HOLDS_ROLE', 'person:p', T, { title: '顾问' }, { confidence: 0.5, status: 'INFERRED' }),
    relation('COOPERATES_WITH', S, 'enterprise:e', {}, { confidence: 0.7, ...on('2019', '2021') }),
    relation('COOPERATES_WITH', T, 'enterprise:e', {}, { confidence: 0.7, ...on('2022') }),
    relation('MEMBER_OF', S, 'org:f'),
    relation('MEMBER_OF', 'org:f', 'alliance:a', {}),
  ];
  /** u and v: two relations of which neither is sure, or three that are. */
  const UNSURE = [
    ...['u', 'v', 'x', 'y', 'z'].map((name) => entity('ASSOCIATION', `org:${name}`, `协会${name}`)),
    relation('PART_OF', 'org:x', 'org:u', {}, { confidence: 0.5 }),
    relation('PART_OF', 'org:x', 'org:v', {}, { confidence: 0.5 }),
    relation('PART_OF', 'org:y', 'org:u'),
    relation('PART_OF', 'org:z', 'org:y'),
    relation('PART_OF', 'org:z', 'org:v'),
  ];
  /** m and n: in a region with three others, and alone in an alliance; m's head is also its professor. */
  const HUB = [
    ...['m', 'n', 'm1', 'm2', 'm3'].map((name) => entity('SCHOOL', `school:${name}`, `学院${name}`)),
    entity('REGION', 'region:140400', '长治市'),
    entity('ALLIANCE', 'alliance:small', '小联盟'),
    entity('PERSON', 'person:head', '安宁'),
    ...['m', 'n', 'm1', 'm2', 'm3'].map((name) => relation('LOCATED_IN', `school:${name}`, 'region:140400')),
    relation('MEMBER_OF', 'school:m', 'alliance:small'),
    relation('MEMBER_OF', 'school:n', 'alliance:small'),
    relation('HOLDS_ROLE', 'person:head', 'school:m', { title: '院长' }),
    relation('HOLDS_ROLE', 'person:head', 'school:m', { title: '教授', titleKind: 'RANK' }),
  ];
  /** From c to d: over one, over two, over three; the first ended at c in 2020, the second far from both in 2022. */
  const ENDED = [
    ...['c', 'd', 'c1', 'c2', 'd2', 'c3', 'm3', 'd3'].map((name) =>
      entity('ASSOCIATION', `org:${name}`, `协会${name}`),
    ),
    relation('PART_OF', 'org:c1', 'org:c', {}, on('2000', '2019')),
    relation('PART_OF', 'org:c1', 'org:d'),
    relation('PART_OF', 'org:c2', 'org:c'),
    relation('PART_OF', 'org:c2', 'org:d2', {}, on('2000', '2021')),
    relation('PART_OF', 'org:d2', 'org:d'),
    relation('PART_OF', 'org:c3', 'org:c'),
    relation('PART_OF', 'org:c3', 'org:m3'),
    relation('PART_OF', 'org:m3', 'org:d3'),
    relation('PART_OF', 'org:d3', 'org:d'),
  ];

  beforeAll(async () => {
    await graph.empty();
    await graph.ingest([source(), ...AROUND, ...UNSURE, ...HUB, ...ENDED]);
  });

  const ENDS = `from: "${S}", to: "${T}", asOf: { anyTime: true }`;
  const [A, P, E, FA] = ['alliance:a', 'person:p', 'enterprise:e', 'org:f alliance:a'];

  it('gives the shorter first, then the surer', async () => {
    const { truncated, reason, chains } = await ask(ENDS, 'length confidence entities { key }');
    expect({ truncated, reason }).toEqual({ truncated: false, reason: null });
    const along = (...keys: string[]) => [S, ...keys, T].map((key) => ({ key }));
    expect(chains).toEqual([
      { length: 2, confidence: 0.9, entities: along('alliance:a') },
      { length: 2, confidence: 0.5, entities: along('person:p') },
      { length: 2, confidence: 0.49, entities: along('enterprise:e') },
      { length: 3, confidence: 0.9, entities: along('org:f', 'alliance:a') },
    ]);
  });

  it('reads the same chains from the other end', async () => {
    const back = `from: "${T}", to: "${S}", asOf: { anyTime: true }`;
    expect(await inner(back)).toEqual([A, P, E, 'alliance:a org:f']);
    const { chains } = await ask(`${back}, first: 2`, 'sentence english: sentence(language: EN)');
    expect(chains).toEqual([
      {
        sentence: '晋阳大学是重工共同体的成员;重工共同体的牵头职业学校是太行学院。',
        english: '晋阳大学 is a member of 重工共同体; 重工共同体 has 太行学院 as the leading vocational school.',
      },
      {
        sentence: '晋阳大学顾问谢刚(推断),任太行学院院长。',
        english: '谢刚, 顾问 of 晋阳大学 (inferred), is 院长 of 太行学院.',
      },
    ]);
  });

  it('gives links that explain more before hubs, where lengths and confidence are equal', async () => {
    expect(await inner('from: "school:m", to: "school:n"')).toEqual(['alliance:small', 'region:140400']);
  });

  it('holds when all of its facts do; at no time where they never did together', async () => {
    const { chains } = await ask(ENDS, 'validity { from to fromPrecision toPrecision observedOn }');
    const unknown = { from: null, to: null, fromPrecision: null, toPrecision: null, observedOn: [] };
    expect(chains.map(({ validity }) => validity)).toEqual([
      { ...unknown, from: '2021-03-01', fromPrecision: 'MONTH', to: '2025-01-01', toPrecision: 'YEAR' },
      unknown,
      null,
      { ...unknown, from: '2021-03-01', fromPrecision: 'MONTH' },
    ]);
  });

  it.each([
    ['2019-06-01', [P]],
    ['2020-06-01', [P]],
    ['2021-03-01', [A, P, FA]],
    ['2025-01-01', [P, FA]],
  ])('takes only what holds on %s', async (day, chains) => {
    expect(await inner(`from: "${S}", to: "${T}", asOf: { validAt: "${day}" }`)).toEqual(chains);
  });

  it.each([
    ['2019-06-01', 'org:c1'],
    ['2021-06-01', 'org:c2 org:d2'],
    ['2024-06-01', 'org:c3 org:m3 org:d3'],
  ])('goes the shortest way that holds on %s, however many shorter ones have ended', async (day, chain) => {
    expect(await inner(`from: "org:c", to: "org:d", first: 1, asOf: { validAt: "${day}" }`)).toEqual([chain]);
  });

  it('looks at today where no day is given', async () => {
    expect(await inner(`from: "${S}", to: "${T}"`)).toEqual([P, FA]);
  });

  it.each([
    ['first: 1', [A]],
    ['first: 2', [A, P]],
    ['first: 3', [A, P, E]],
    ['first: 50', [A, P, E, FA]],
    ['maxHops: 2', [A, P, E]],
    ['maxHops: 3', [A, P, E, FA]],
    ['maxHops: 4', [A, P, E, FA]],
    ['maxHops: 5', [A, P, E, FA]],
    ['maxHops: 6', [A, P, E, FA]],
    ['maxHops: null, first: null, minConfidence: null', [A, P, E, FA]],
    ['relations: [COOPERATES_WITH]', [E]],
    ['relations: [MEMBER_OF, MEMBER_OF, COOPERATES_WITH]', [A, E, FA]],
    ['relations: null', [A, P, E, FA]],
    ['avoid: []', [A, P, E, FA]],
    ['avoid: ["alliance:a"]', [P, E]],
    ['avoid: ["alliance:a", "person:p", "alliance:a"]', [E]],
    ['via: []', [A, P, E, FA]],
    ['via: ["alliance:a"]', [A, FA]],
    ['via: ["org:f"]', [FA]],
    ['via: ["alliance:a", "org:f"]', [FA]],
    ['via: ["org:f", "alliance:a", "org:f"]', [FA]],
    ['via: ["alliance:a"], first: 1', [A]],
    ['via: ["alliance:a"], maxHops: 2', [A]],
    ['via: ["alliance:a"], avoid: ["org:f"]', [A]],
    // ends are passed by every chain
    [`via: ["${S}", "${T}"]`, [A, P, E, FA]],
    [`via: ["${S}", "org:f", "${T}"]`, [FA]],
    ['through: [PERSON]', [P]],
    ['through: [PERSON, ENTERPRISE]', [P, E]],
    ['through: [ALLIANCE]', [A]],
    // what has to be passed may be of any kind, wherever it stands
    ['through: [ALLIANCE], via: ["org:f"]', [FA]],
    ['through: [], via: ["org:f", "alliance:a"]', [FA]],
    ['through: [], via: ["alliance:a", "org:f"]', [FA]],
    ['through: null', [A, P, E, FA]],
    ['minConfidence: 0.49', [A, P, E, FA]],
    ['minConfidence: 0.5', [A, P, FA]],
    ['minConfidence: 0.51', [A, FA]],
    ['minConfidence: 0.9', [A, FA]],
    ['minConfidence: 0.9, through: [ASSOCIATION, ALLIANCE], via: ["org:f"]', [FA]],
  ])('takes %s', async (filter, chains) => {
    expect(await inner(`${ENDS}, ${filter}`)).toEqual(chains);
  });

  it('goes on to longer chains where no shortest one is sure enough', async () => {
    const ends = 'from: "org:u", to: "org:v"';
    expect(await inner(ends)).toEqual(['org:x', 'org:y org:z']);
    expect(await inner(`${ends}, minConfidence: 0.5`)).toEqual(['org:y org:z']);
    expect(await ask(`${ends}, minConfidence: 0.5, maxHops: 2`, 'length')).toEqual(RELAX('minConfidence'));
  });

  it.each([
    ['relations: []', RELAX('relations')],
    ['relations: [DRAFTS]', RELAX('relations')],
    ['maxHops: 1', RELAX('maxHops')],
    ['through: []', RELAX('through')],
    ['through: [REGION]', RELAX('through')],
    ['minConfidence: 0.95', RELAX('minConfidence')],
    ['minConfidence: 1', RELAX('minConfidence')],
    ['avoid: ["alliance:a", "person:p", "enterprise:e"]', RELAX('avoid')],
    ['via: ["school:lonely"]', RELAX('via')],
    ['via: ["person:p", "enterprise:e"]', RELAX('via')],
    [
      'relations: [DRAFTS], through: []',
      none('单独放宽任一条件仍无链。No chain, and relaxing a single filter gives none; relax several.'),
    ],
  ])('finds none with %s, and says what to relax', async (filter, answer) => {
    expect(await ask(`${ENDS}, ${filter}`, 'length')).toEqual(answer);
  });

  it.each(['', ', relations: [MEMBER_OF], minConfidence: 0.5, maxHops: 2'])(
    'says that two are not connected at all, whatever the filters%s',
    async (filter) => {
      expect(await ask(`from: "${S}", to: "school:lonely"${filter}`, 'length')).toEqual(APART);
    },
  );

  it('finds none from an entity to itself', async () => {
    expect(await ask(`from: "${S}", to: "${S}"`, 'length')).toEqual(SAME);
  });

  it('gives a chain for each of parallel facts', async () => {
    const { chains } = await ask('from: "school:m", to: "person:head"', 'length sentence relations { predicate }');
    const relations = [{ predicate: 'HOLDS_ROLE' }];
    expect(chains).toHaveLength(2);
    expect(chains).toEqual(
      expect.arrayContaining([
        { length: 1, sentence: '学院m由安宁任院长。', relations },
        { length: 1, sentence: '学院m有教授安宁。', relations },
      ]),
    );
  });

  it('never walks a fact that leads from an entity to itself', async () => {
    await graph.database.write(({ run }) =>
      run(`MATCH (e:Entity {key: 'alliance:small'})<-[r:MEMBER_OF]-(:Entity {key: 'school:m'})
        CREATE (e)-[loop:PART_OF]->(e) SET loop = properties(r), loop.id = 'PART_OF-AAAAAAAAAAAAAAAAAAAAAA'`),
    );
    expect(await inner('from: "school:m", to: "school:n"')).toEqual(['alliance:small', 'region:140400']);
    expect(await ask('from: "alliance:small", to: "alliance:small"', 'length')).toEqual(SAME);
    await graph.database.write(({ run }) => run('MATCH (e)-[loop:PART_OF]->(e) DELETE loop'));
  });

  describe('ids', () => {
    const idUnder = async (key: string, asOf?: string): Promise<string> => {
      const lens = asOf === undefined ? '' : `, asOf: { ${asOf} }`;
      const { entity: found } = await graph.ask<{ entity: { id: string } }>(
        `{ entity(by: { key: "${key}" }${lens}) { id } }`,
      );
      return found.id;
    };

    it('stand for entities as keys do', async () => {
      const [s, t, a] = await Promise.all([idUnder(S), idUnder(T), idUnder('alliance:a')]);
      expect(await inner(`from: "${s}", to: "${t}", asOf: { anyTime: true }, avoid: ["${a}"]`)).toEqual([P, E]);
      expect(await inner(`from: "${s}", to: "${T}", asOf: { anyTime: true }, via: ["${a}"]`)).toEqual([A, FA]);
    });

    it('bring their lens along, and pass it on', async () => {
      const day = 'validAt: "2021-03-01"';
      const [s, t, f] = await Promise.all([idUnder(S, day), idUnder(T, day), idUnder('org:f', day)]);
      expect(await inner(`from: "${s}", to: "${t}"`)).toEqual([A, P, FA]);
      expect(await inner(`from: "${s}", to: "${T}", avoid: ["org:f"]`)).toEqual([A, P]);
      const { chains } = await ask(`from: "${s}", to: "${t}", via: ["${f}"]`, 'entities { id } relations { id }');
      const [chain] = chains as unknown as { entities: { id: string }[]; relations: { id: string }[] }[];
      expect(chain?.entities.map(({ id }) => id)).toEqual([s, f, await idUnder('alliance:a', day), t]);
      for (const { id } of chain?.relations ?? []) expect(id).toMatch(/^MEMBER_OF-.{22}~20210301$/);
    });

    it('give way to asOf', async () => {
      const [s, t] = [await idUnder(S, 'validAt: "2021-03-01"'), await idUnder(T, 'validAt: "2019-06-01"')];
      expect(await inner(`from: "${s}", to: "${t}", asOf: { validAt: "2025-01-01" }`)).toEqual([P, FA]);
    });

    it('of two lenses are refused without asOf', async () => {
      const [s, t] = [await idUnder(S, 'validAt: "2021-03-01"'), await idUnder(T, 'validAt: "2019-06-01"')];
      const code = 'BAD_USER_INPUT';
      const message = 'chains: the ids were read under different lenses. Allowed: ids of one lens, or asOf.';
      expect(await refused(`from: "${s}", to: "${t}"`)).toEqual([{ code, message }]);
      expect(await refused(`from: "${s}", to: "${T}", avoid: ["${t}"]`)).toEqual([{ code, message }]);
    });
  });

  describe('refuses', () => {
    const bad = (message: string) => [{ code: 'BAD_USER_INPUT', message }];
    const UNKNOWN = (what: string) =>
      bad(`chains: no entity is ${what}. Allowed: ids or keys of entities; search finds them by name.`);

    it.each([
      ['maxHops: 0', bad('chains.maxHops: 0 is out of range. Allowed: 1 to 6.')],
      ['maxHops: 7', bad('chains.maxHops: 7 is out of range. Allowed: 1 to 6.')],
      ['first: 0', bad('chains.first: 0 is out of range. Allowed: 1 to 50.')],
      ['first: 51', bad('chains.first: 51 is out of range. Allowed: 1 to 50.')],
      ['minConfidence: -0.1', bad('chains.minConfidence: -0.1 is out of range. Allowed: 0 to 1.')],
      ['minConfidence: 1.1', bad('chains.minConfidence: 1.1 is out of range. Allowed: 0 to 1.')],
      ['via: ["org:f", "org:u", "org:v", "org:x"]', bad('chains.via: 4 is out of range. Allowed: 0 to 3 entities.')],
      [
        `avoid: [${Array.from({ length: 51 }, (_, index) => `"org:${index}"`)}]`,
        bad('chains.avoid: 51 is out of range. Allowed: 0 to 50 entities.'),
      ],
      [
        'via: ["org:f"], avoid: ["org:u", "org:f"]',
        bad('chains.via: an entity is to be passed and avoided. Allowed: via and avoid without a common entity.'),
      ],
      [
        `avoid: ["${S}"]`,
        bad('chains.avoid: it holds an end of the chains. Allowed: entities other than from and to.'),
      ],
      [
        `avoid: ["${T}"]`,
        bad('chains.avoid: it holds an end of the chains. Allowed: entities other than from and to.'),
      ],
      ['via: ["org:nobody"]', UNKNOWN('org:nobody')],
      // although there are chains
      ['avoid: ["org:nobody"]', UNKNOWN('org:nobody')],
      ['via: ["org:nobody"], avoid: ["org:nothing"]', UNKNOWN('org:nobody, org:nothing')],
      [
        'via: ["nobody"]',
        [
          {
            code: 'BAD_ID',
            message: "chains.via: 'nobody' is no id of this service. Pass an id as an answer gave it.",
          },
        ],
      ],
      [
        'avoid: ["s-AAAAAAAAAAAAAAAAAAAAAA"]',
        bad("chains.avoid: 's-AAAAAAAAAAAAAAAAAAAAAA' is no id of an entity. Allowed: the id or key of an entity."),
      ],
    ])('%s', async (filter, errors) => {
      expect(await refused(`${ENDS}, ${filter}`)).toEqual(errors);
    });

    it('ends that nobody knows, even the same twice', async () => {
      expect(await refused(`from: "org:nobody", to: "${T}"`)).toEqual(UNKNOWN('org:nobody'));
      expect(await refused(`from: "${S}", to: "org:nobody"`)).toEqual(UNKNOWN('org:nobody'));
      expect(await refused('from: "org:nobody", to: "org:nobody"')).toEqual(UNKNOWN('org:nobody'));
      expect(await refused('from: "e-AAAAAAAAAAAAAAAAAAAAAA", to: "org:f"')).toEqual(
        UNKNOWN('e-AAAAAAAAAAAAAAAAAAAAAA'),
      );
    });
  });
});

describe('where more chains are equally short than are ranked', () => {
  /** a – 80 schools – 80 alliances – b: 6,400 chains of three relations; c hangs behind b. */
  beforeAll(async () => {
    await graph.empty();
    const layer = (kind: 'SCHOOL' | 'ALLIANCE', name: string, count: number) =>
      Array.from({ length: count }, (_, index) =>
        entity(kind, `${kind.toLowerCase()}:${name}${index}`, `${name}${index}`),
      );
    await graph.ingest([
      source(),
      ...layer('SCHOOL', 'x', 80),
      ...layer('ALLIANCE', 'y', 80),
      ...layer('ALLIANCE', 'end', 3),
    ]);
    const FACT = `SET r = {
      id: 'MEMBER_OF-' + right('AAAAAAAAAAAAAAAAAAAAAA' + f.name + '_' + t.name, 22),
      confidence: 1.0, claimStatus: 'ASSERTED', observedOn: [], holdsFrom: '0001-01-01', holdsTo: '9999-99-99',
      knownFrom: '2025-01-01T00:00:00.000Z', knownTo: '9999-99-99'
    }`;
    const join = (text: string) =>
      graph.database.write(({ run }) => run(`${text} CREATE (f)-[r:MEMBER_OF]->(t) ${FACT}`));
    await join(`MATCH (f:School), (t:Alliance) WHERE t.name STARTS WITH 'y'`);
    await join(`MATCH (f:School), (t:Alliance {name: 'end0'})`);
    await join(`MATCH (f:Alliance), (t:Alliance {name: 'end1'}) WHERE f.name STARTS WITH 'y'`);
    await join(`MATCH (f:Alliance {name: 'end1'}), (t:Alliance {name: 'end2'})`);
  });

  it('says that it could not rank them all', async () => {
    const answer = await ask('from: "alliance:end0", to: "alliance:end1", first: 2', 'length confidence');
    const chain = { length: 3, confidence: 1 };
    expect(answer).toEqual({ truncated: true, reason: 'ties', chains: [chain, chain] });
  });

  it('says so too where something has to be passed', async () => {
    const answer = await ask('from: "alliance:end0", to: "alliance:end2", via: ["alliance:end1"], first: 1', 'length');
    expect(answer).toEqual({ truncated: true, reason: 'ties', chains: [{ length: 4 }] });
  });

  it('ranks them all, always alike, where they are fewer', async () => {
    const avoid = Array.from({ length: 20 }, (_, index) => `"school:x${index}"`);
    const args = `from: "alliance:end0", to: "alliance:end1", first: 50, avoid: [${avoid}]`;
    const first = await ask(args, 'length entities { key } relations { id }');
    expect(first).toMatchObject({ truncated: false, reason: null });
    expect(first.chains).toHaveLength(50);
    // nothing but the ids of facts tells these chains apart
    const ids = first.chains.map(({ relations }) => (relations as { id: string }[]).map(({ id }) => id));
    expect(ids).toEqual([...ids].sort((a, b) => (a.join() < b.join() ? -1 : 1)));
    expect(await ask(args, 'length entities { key } relations { id }')).toEqual(first);
  });

  it('does not mind ties behind the chains asked for, only among them', async () => {
    // one relation, then thousands of three
    const answer = await ask('from: "school:x0", to: "alliance:y0", first: 1', 'length');
    expect(answer).toEqual({ truncated: false, reason: null, chains: [{ length: 1 }] });
    const more = await ask('from: "school:x0", to: "alliance:y0", first: 2', 'length');
    expect(more).toEqual({ truncated: true, reason: 'ties', chains: [{ length: 1 }, { length: 3 }] });
  });
});
