import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';

/** The questions that the founding article answers, asked of the loaded seed as a client would. */
let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.loadSeed();
});
afterAll(() => graph.close());

const CONFERENCE = '创新校企合作 赋能高端装备2025工作会议';
const SCHOOL = '山西机电职业技术学院';
const GROUP = '山西省装备制造职业教育集团';
const FEDERATION = '山西省机械电子工业联合会';
const BRANCH = '山西省机械电子工业联合会职业教育分会';
const COMMUNITY = '山西省高端装备制造产教融合共同体';
const CONSORTIUM = '长治市高端装备制造产教联合体';
const TEACHING = '山西省职业教育装备制造专业教学指导委员会';
const OPENING = '山西省职业教育职业学校对外开放专家咨询委员会';

type Named = { name: string };
type List<T> = { totalCount: number; nodes: T[] };
type Claimed = { provenance: { evidence: List<{ paragraph: number; start: number; end: number }> } };

const PLACES = 'provenance { evidence { nodes { paragraph start end } } }';
/** Where the words stand, as `paragraph:start-end`. */
const places = ({ provenance }: Claimed): string =>
  provenance.evidence.nodes.map(({ paragraph, start, end }) => `${paragraph}:${start}-${end}`).join(' ');

describe('people and posts', () => {
  type Appointment = Claimed & { title: string; titleKind: string; body: Named };
  type Person = Named & { appointments: List<Appointment> };

  it('names who holds two or more posts or ranks, at which bodies, and where it says so', async () => {
    const { people } = await graph.ask<{ people: List<Person> }>(`{
      people(filter: { relatedTo: [{ predicate: HOLDS_ROLE, direction: OUT, atLeast: 2 }] }) {
        totalCount
        nodes { name appointments { totalCount nodes { title titleKind body { name } ${PLACES} } } }
      }
    }`);
    const line = (each: Appointment) => `${each.body.name} ${each.title} ${each.titleKind} ${places(each)}`;
    const held = people.nodes.map(({ name, appointments: { totalCount, nodes } }) => [
      name,
      [totalCount, ...nodes.map(line).sort()],
    ]);
    expect(people.totalCount).toBe(4);
    expect(Object.fromEntries(held)).toEqual({
      郑丽梅: [
        3,
        '中国机械工业联合会教育培训部 主任 POST 4:640-657',
        '全国机械职业教育教学指导委员会 秘书长 POST 4:657-678',
        '机械工业教育发展中心 主任 POST 4:627-640',
      ],
      卫玉玺: [2, '长治市高新区党工委 委员 POST 8:1451-1473', '长治市高新区管委会 总工程师 POST 8:1451-1473'],
      闫波: [2, `${SCHOOL} 教授 RANK 8:1513-1527`, `${GROUP} 秘书长 POST 8:1496-1527`],
      张广红: [2, `${SCHOOL} 副院长 POST 8:1574-1590`, `${BRANCH} 会长 POST 8:1553-1574`],
    });
  });

  it('gives the posts at the school, and a rank that fills none', async () => {
    const answer = await graph.ask(`{
      entity(by: { identifier: { scheme: "MOE_SCHOOL", value: "4114012888" } }) {
        name
        ... on School { appointments { nodes { person { name } title titleKind post { key } } } }
      }
    }`);
    const post = (name: string, title: string) => ({
      person: { name },
      title,
      titleKind: 'POST',
      post: { key: `role:${title}@school:4114012888` },
    });
    const rank = { person: { name: '闫波' }, title: '教授', titleKind: 'RANK', post: null };
    const nodes = [post('宋志平', '党委书记'), post('谢刚', '院长'), rank, post('张广红', '副院长')];
    expect(answer).toEqual({ entity: { name: SCHOOL, appointments: { nodes } } });
  });

  const APPOINTED = `query ($asOf: AsOf) {
    people(asOf: $asOf) { nodes { appointments { totalCount } } }
    alliances(asOf: $asOf) { nodes { appointments { totalCount } } }
    organisations: entities(filter: { kinds: [SCHOOL, GOVERNMENT_BODY, ASSOCIATION, INSTITUTION] }, asOf: $asOf) {
      nodes { ... on Organisation { appointments { totalCount } } }
    }
    roles(asOf: $asOf) { nodes { appointments { totalCount } } }
    ends: entities(filter: { relatedTo: [{ predicate: HOLDS_ROLE }] }, asOf: $asOf) { totalCount }
  }`;
  type Holders = List<{ appointments: List<never> }>;
  type Appointed = Record<'people' | 'alliances' | 'organisations' | 'roles', Holders> & { ends: List<never> };

  it.each([
    ['no appointment the day before the conference', { validAt: '2025-09-20' }, [0, 0, 0, 0, 0]],
    ['thirteen on its day, twelve of them to posts', { validAt: '2025-09-21' }, [13, 2, 11, 12, 18]],
    ['thirteen at any time', { anyTime: true }, [13, 2, 11, 12, 18]],
    ['thirteen today', {}, [13, 2, 11, 12, 18]],
  ])('knows %s', async (_when, asOf, counts) => {
    const { people, alliances, organisations, roles, ends } = await graph.ask<Appointed>(APPOINTED, { asOf });
    const sums = [people, alliances, organisations, roles].map(({ nodes }) =>
      nodes.reduce((sum, { appointments }) => sum + appointments.totalCount, 0),
    );
    expect([...sums, ends.totalCount]).toEqual(counts);
  });

  it('knew nothing before the article was recorded', async () => {
    const answer = await graph.ask(
      '{ entities(asOf: { knownAt: "2025-09-30T00:00:00Z", anyTime: true }) { totalCount } }',
    );
    expect(answer).toEqual({ entities: { totalCount: 0 } });
  });
});

describe('the conference', () => {
  type Participation = Claimed & { participant: Named; event: Named; onBehalfOf: Named | null };

  const participations = async (capacity: string): Promise<Participation[]> => {
    const { entity } = await graph.ask<{ entity: { participations: List<Participation> } }>(
      `query ($name: String!, $capacity: Capacity) {
        entity(by: { name: $name }) {
          ... on Event {
            participations(capacity: $capacity) {
              nodes { participant { name } event { name } onBehalfOf { name } ${PLACES} }
            }
          }
        }
      }`,
      { name: CONFERENCE, capacity },
    );
    return entity.participations.nodes;
  };
  const whoAndWhere = async (capacity: string) =>
    (await participations(capacity)).map((node) => [node.participant.name, places(node)]);

  it('has its day, place, motto and a lower bound of people present', async () => {
    const answer = await graph.ask(
      `query ($name: String!) {
        entity(by: { name: $name }) {
          ... on Event {
            startsOn
            endsOn
            category
            theme
            region { name }
            partOf { name }
            attendance { atLeast exact groups open }
            provenance { inferred }
          }
        }
      }`,
      { name: CONFERENCE },
    );
    expect(answer).toEqual({
      entity: {
        startsOn: '2025-09-21',
        endsOn: null,
        category: 'WORK_CONFERENCE',
        theme: '创新校企合作 赋能高端装备',
        region: { name: '襄垣县' },
        partOf: null,
        attendance: {
          atLeast: 150,
          exact: false,
          groups: ['共同体、联合体成员单位', '中高职院校', '行业企业'],
          open: false,
        },
        provenance: { inferred: ['startsOn'] },
      },
    });
  });

  it('has three hosts and one undertaker', async () => {
    expect(await whoAndWhere('HOST')).toEqual([
      [CONSORTIUM, '1:234-285'],
      [BRANCH, '1:234-285'],
      [GROUP, '1:234-285'],
    ]);
    expect(await whoAndWhere('UNDERTAKER')).toEqual([[SCHOOL, '1:286-298']]);
  });

  it('was the meeting of six bodies', async () => {
    expect(await whoAndWhere('CONVENED')).toEqual([
      [CONSORTIUM, '1:130-198'],
      [COMMUNITY, '1:80-198'],
      [BRANCH, '1:111-198'],
      [OPENING, '1:167-198'],
      [TEACHING, '1:145-198'],
      [GROUP, '1:97-198'],
    ]);
  });

  it('was followed by the meetings of two of them, whose day and place no source gives', async () => {
    const answer = await graph.ask(`{
      events(filter: { relatedTo: [{ predicate: SUCCEEDS, direction: OUT }] }) {
        nodes {
          startsOn
          region { name }
          participations { nodes { capacity participant { name } ${PLACES} } }
          relations(kinds: [SUCCEEDS], direction: OUT) { nodes { to { name } ... on Link { qualifier } } }
        }
      }
    }`);
    const meeting = (name: string, start: number) => ({
      startsOn: null,
      region: null,
      participations: {
        nodes: [
          {
            capacity: 'CONVENED',
            participant: { name },
            provenance: { evidence: { nodes: [{ paragraph: 9, start, end: 1759 }] } },
          },
        ],
      },
      relations: { nodes: [{ to: { name: CONFERENCE }, qualifier: 'HELD_AFTER' }] },
    });
    expect(answer).toEqual({ events: { nodes: [meeting(OPENING, 1729), meeting(TEACHING, 1699)] } });
  });

  it('was chaired by two, and addressed for two governments', async () => {
    expect(await whoAndWhere('CHAIR')).toEqual([
      ['宋志平', '2:353-380'],
      ['谢刚', '2:353-380'],
    ]);
    const represented = await participations('REPRESENTATIVE');
    expect(represented.map((each) => [each.participant.name, each.onBehalfOf?.name, places(each)])).toEqual([
      ['段联刚', '襄垣县人民政府', '6:1066-1078'],
      ['朱静', '长治市人民政府', '5:893-904'],
    ]);
  });

  it('heard four addresses and four talks by named speakers, and more by unnamed ones', async () => {
    const heard = await participations('SPEAKER');
    expect(heard.map((each) => [each.participant.name, each.event.name, places(each)])).toEqual([
      ['段联刚', '段联刚致贺讲话', '6:1066-1087'],
      ['宋志平', '宋志平致欢迎辞', '3:385-395'],
      ['卫玉玺', '卫玉玺专题报告', '8:1470-1495'],
      ['闫波', '闫波工作报告', '8:1523-1552'],
      ['张广红', '张广红工作报告', '8:1587-1620'],
      ['郑丽梅', '郑丽梅致贺讲话', '4:675-691'],
      ['郑丽梅', '郑丽梅专题讲座', '8:1621-1664'],
      ['朱静', '朱静致贺讲话', '5:893-918'],
    ]);
    type Event = Named & { unnamedSpeakers: boolean | null };
    const { events } = await graph.ask<{ events: List<Event> }>('{ events { nodes { name unnamedSpeakers } } }');
    const unnamed = events.nodes.filter(({ unnamedSpeakers }) => unnamedSpeakers === true);
    expect(events.nodes).toHaveLength(19);
    expect(unnamed.map(({ name }) => name)).toEqual(['院校与企业专家的讲座和案例分享']);
  });

  it('tells what was awarded, signed, released, launched, unveiled and presented, and at which part', async () => {
    type Outcome = Claimed & { qualifier: string; from: Named & { kind: string }; to: Named };
    const { entity } = await graph.ask<{ entity: { outcomes: List<Outcome> } }>(
      `query ($name: String!) {
        entity(by: { name: $name }) {
          ... on Event {
            outcomes { totalCount nodes { from { name kind } to { name } ... on Link { qualifier } ${PLACES} } }
          }
        }
      }`,
      { name: CONFERENCE },
    );
    const standard = '悬臂式掘进机再制造通用技术要求';
    const base = '省级机电产品智能制造产教融合实训基地';
    const lecture = '面向新质生产力的职业教育产教融合发展思考——以机械行业为例';
    expect(entity.outcomes.totalCount).toBe(10);
    expect(
      entity.outcomes.nodes.map((each) => [
        `${each.qualifier} ${each.from.kind}`,
        each.from.name,
        each.to.name,
        places(each),
      ]),
    ).toEqual([
      ['AWARDED AWARD', '聘书', '两委员会聘书颁发仪式', '7:1260-1303'],
      ['SIGNED AGREEMENT', `《${standard}》等团体标准制定项目`, '团体标准制定项目签约仪式', '7:1304-1332'],
      // its day stands before the list of ceremonies
      ['RELEASED POLICY', '长治市高端装备制造产教融合体实施方法', '实施方法发布仪式', '7:1247-1259 7:1333-1355'],
      ['LAUNCHED PROGRAMME', `${base}共建计划`, '实训基地共建计划启动仪式', '7:1356-1380'],
      ['UNVEILED FACILITY', '校企合作党建工作坊', '党建工作坊揭牌仪式', '7:1382-1394'],
      ['AWARDED AWARD', '先进个人和集体', '先进个人和集体表彰', '7:1395-1438'],
      ['PRESENTED WORK', '协同育人结硕果 创新驱动促发展', '卫玉玺专题报告', '8:1470-1495'],
      ['PRESENTED WORK', `${GROUP}2025年工作报告`, '闫波工作报告', '8:1523-1552'],
      ['PRESENTED WORK', `${BRANCH}2025年工作报告`, '张广红工作报告', '8:1587-1620'],
      ['PRESENTED WORK', lecture, '郑丽梅专题讲座', '8:1621-1664'],
    ]);
  });
});

describe('alliances and standards', () => {
  it('know the consortium by two names; a third may be its own, and does not lead to it', async () => {
    const asked = 'query ($name: String!) { entity(by: { name: $name }) { key aliases { name kind } } }';
    const candidate = '长治市高端装备制造产教融合体';
    const short = '长治高端装备制造产教联合体';
    const consortium = {
      entity: {
        key: `alliance:${CONSORTIUM}@140400`,
        aliases: [
          { name: candidate, kind: 'CANDIDATE' },
          { name: short, kind: 'SHORT' },
        ],
      },
    };
    expect(await graph.ask(asked, { name: CONSORTIUM })).toEqual(consortium);
    expect(await graph.ask(asked, { name: short })).toEqual(consortium);
    expect(await graph.ask(asked, { name: candidate })).toEqual({ entity: null });
  });

  it('cannot say whether the community is composed as it should be: no source names its leads', async () => {
    const answer = await graph.ask(`{
      alliances(filter: { allianceKinds: [COMMUNITY] }) {
        nodes {
          name
          status
          members { totalCount }
          composition { compliant filled { member { name } } missing rule }
          provenance { inferred }
        }
      }
    }`);
    const community = {
      name: COMMUNITY,
      status: 'UNKNOWN',
      members: { totalCount: 0 },
      composition: {
        compliant: null,
        filled: [],
        missing: ['LEAD_ENTERPRISE', 'LEAD_UNIVERSITY', 'LEAD_SCHOOL'],
        rule:
          '行业产教融合共同体由一家龙头企业、一所高水平高校、一所职业学校牵头。' +
          'One leading enterprise, one high-level university and one vocational school lead.',
      },
      provenance: { inferred: ['category'] },
    };
    expect(answer).toEqual({ alliances: { nodes: [community] } });
  });

  it('know no rule for the composition of the other five, nor how far they have come', async () => {
    const { alliances } = await graph.ask<{ alliances: List<{ category: string }> }>(
      '{ alliances { nodes { category status composition { rule } } } }',
    );
    const others = alliances.nodes.filter(({ category }) => category !== 'COMMUNITY');
    const unruled = (category: string) => ({ category, status: 'UNKNOWN', composition: null });
    expect(others).toEqual(
      ['STEERING_COMMITTEE', 'EXPERT_COMMITTEE', 'STEERING_COMMITTEE', 'EDUCATION_GROUP', 'CONSORTIUM'].map(unruled),
    );
  });

  it('take the standard for a signed drafting project: a group standard, at most approved, without a number', async () => {
    const answer = await graph.ask(`{
      standards {
        nodes {
          name
          level
          stage
          stageAtMost
          number
          identifiers { value }
          drafters { totalCount }
          supersedes { name }
          provenance { inferred }
          relations { nodes { predicate from { kind } to { name } ... on Link { openList } } }
        }
      }
    }`);
    const name = '悬臂式掘进机再制造通用技术要求';
    const standard = {
      name,
      level: 'GROUP',
      stage: 'UNKNOWN',
      stageAtMost: 'APPROVED_PROJECT',
      number: null,
      identifiers: [],
      drafters: { totalCount: 0 },
      supersedes: [],
      provenance: { inferred: ['stageAtMost'] },
      relations: {
        nodes: [
          { predicate: 'COVERS', from: { kind: 'STANDARD' }, to: { name: '悬臂式掘进机' }, openList: null },
          { predicate: 'COVERS', from: { kind: 'STANDARD' }, to: { name: '再制造' }, openList: null },
          { predicate: 'DEVELOPS', from: { kind: 'AGREEMENT' }, to: { name }, openList: true },
        ],
      },
    };
    expect(answer).toEqual({ standards: { nodes: [standard] } });
  });
});

describe('themes', () => {
  type Advocacy = Claimed & { from: Named; ordinal: number | null; at: Named };

  it.each([
    ['人才供需匹配', [['郑丽梅', '郑丽梅致贺讲话', 2, '4:823-841']]],
    ['校企合作', [['段联刚', '段联刚致贺讲话', null, '6:1206-1214']]],
    [
      '协同创新',
      [
        ['郑丽梅', '郑丽梅致贺讲话', 3, '4:842-857'],
        ['朱静', '朱静致贺讲话', 2, '5:1025-1031'],
      ],
    ],
  ])('tell who advocated %s, at which address and as which of its points', async (theme, advocates) => {
    const { entity } = await graph.ask<{ entity: { advocates: List<Advocacy> } }>(
      `query ($theme: String!) {
        entity(by: { name: $theme }) {
          ... on Theme { advocates { nodes { from { name } ... on Link { ordinal at { name } } ${PLACES} } } }
        }
      }`,
      { theme },
    );
    const told = entity.advocates.nodes.map((each) => [each.from.name, each.at.name, each.ordinal, places(each)]);
    expect(told).toEqual(advocates);
  });

  it('let two speakers meet in one of them only', async () => {
    const answer = await graph.ask(`{
      entities(filter: { kinds: [THEME], relatedTo: [{ predicate: ADVOCATES, direction: IN, atLeast: 2 }] }) {
        nodes { name }
      }
    }`);
    expect(answer).toEqual({ entities: { nodes: [{ name: '协同创新' }] } });
  });
});

describe('what the article does not say', () => {
  it.each([
    [FEDERATION, []],
    [BRANCH, ['张广红 会长']],
    ['中国机械工业联合会', []],
    ['全国机械职业教育教学指导委员会', ['郑丽梅 秘书长']],
    [GROUP, ['闫波 秘书长']],
    ['长治市人民政府', ['朱静 副市长']],
  ])('has no more posts at %s than these: %j', async (body, posts) => {
    type Held = { entity: { appointments: List<{ person: Named; title: string }> } };
    const { entity } = await graph.ask<Held>(
      `query ($body: String!) {
        entity(by: { name: $body }) {
          ... on Organisation { appointments { nodes { person { name } title } } }
          ... on Alliance { appointments { nodes { person { name } title } } }
        }
      }`,
      { body },
    );
    expect(entity.appointments.nodes.map(({ person, title }) => `${person.name} ${title}`)).toEqual(posts);
  });

  it.each([
    [SCHOOL, ['UNDERTAKER']],
    [COMMUNITY, ['CONVENED']],
    ['谢刚', ['CHAIR']],
  ])('has %s at the conference in no other capacity than %j', async (name, capacities) => {
    const answer = await graph.ask(
      `query ($name: String!) {
        entity(by: { name: $name }) { ... on Actor { participations { nodes { capacity event { name } } } } }
      }`,
      { name },
    );
    const nodes = capacities.map((capacity) => ({ capacity, event: { name: CONFERENCE } }));
    expect(answer).toEqual({ entity: { participations: { nodes } } });
  });

  it('names no party to the agreement and no seat or membership of the school', async () => {
    const agreements = await graph.ask(`{
      entities(filter: { kinds: [AGREEMENT] }) { nodes { ... on Agreement { complete parties { totalCount } } } }
    }`);
    const schools = await graph.ask(`{
      schools { nodes { region { name } memberships { totalCount } relations(kinds: [LOCATED_IN]) { totalCount } } }
    }`);
    const none = { totalCount: 0 };
    expect(agreements).toEqual({ entities: { nodes: [{ complete: null, parties: none }] } });
    expect(schools).toEqual({ schools: { nodes: [{ region: null, memberships: none, relations: none }] } });
  });

  it.each(['MEMBER_OF', 'PARTY_TO', 'DRAFTS', 'ISSUED', 'COOPERATES_WITH', 'HONOURED_BY'])(
    'has no %s',
    async (kind) => {
      const answer = await graph.ask(`{ entities(filter: { relatedTo: [{ predicate: ${kind} }] }) { totalCount } }`);
      expect(answer).toEqual({ entities: { totalCount: 0 } });
    },
  );
});

describe('counts', () => {
  it('give as many entities of each kind as the article and the lists beside it name, and twelve posts', async () => {
    type Counts = { counts: { buckets: { value: string; count: number }[] }[]; entities: List<never> };
    const { counts, entities } = await graph.ask<Counts>(
      '{ counts(by: [KIND]) { buckets { value count } } entities { totalCount } }',
    );
    expect(
      Object.fromEntries(counts.flatMap(({ buckets }) => buckets.map(({ value, count }) => [value, count]))),
    ).toEqual({
      SCHOOL: 1,
      ALLIANCE: 6,
      GOVERNMENT_BODY: 4,
      ASSOCIATION: 4,
      INSTITUTION: 2,
      PERSON: 8,
      ROLE: 12,
      EVENT: 19,
      REGION: 4,
      AGREEMENT: 1,
      STANDARD: 1,
      POLICY: 1,
      OFFER: 1,
      WORK: 4,
      PROGRAMME: 2,
      AWARD: 2,
      FACILITY: 2,
      INDUSTRY: 2,
      THEME: 24,
      MAJOR: 11,
    });
    expect(entities.totalCount).toBe(111);
  });
});
