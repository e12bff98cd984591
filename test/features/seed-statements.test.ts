import { describe, expect, it } from 'vitest';
import type { Attributes, ClaimRecord, SeedRecord, SourceRecord } from '../support/seed.ts';
import { ARTICLE, annotationText, articleEvidence, entities, facts, nameOf, sources } from '../support/seed.ts';

const CONFERENCE = '创新校企合作 赋能高端装备2025工作会议';
const SCHOOL = '山西机电职业技术学院';
const COMMUNITY = '山西省高端装备制造产教融合共同体';
const GROUP = '山西省装备制造职业教育集团';
const FEDERATION = '山西省机械电子工业联合会';
const BRANCH = '山西省机械电子工业联合会职业教育分会';
const CONSORTIUM = '长治市高端装备制造产教联合体';
const TEACHING = '山西省职业教育装备制造专业教学指导委员会';
const OPENING = '山西省职业教育职业学校对外开放专家咨询委员会';
const STANDARD = '悬臂式掘进机再制造通用技术要求';
const POLICY = '长治市高端装备制造产教融合体实施方法';
const PROJECTS = '《悬臂式掘进机再制造通用技术要求》等团体标准制定项目';
const BASE_PLAN = '省级机电产品智能制造产教融合实训基地共建计划';
const BASE = '省级机电产品智能制造产教融合实训基地';
const GROUP_REPORT = '山西省装备制造职业教育集团2025年工作报告';
const BRANCH_REPORT = '山西省机械电子工业联合会职业教育分会2025年工作报告';
const LECTURE = '面向新质生产力的职业教育产教融合发展思考——以机械行业为例';
const TEACHING_YEAR = '山西省职业教育装备制造专业教学指导委员会2025年度会议';
const OPENING_YEAR = '山西省职业教育职业学校对外开放专家咨询委员会2025年度会议';
const CENTRE = '机械工业教育发展中心';
const DEPARTMENT = '中国机械工业联合会教育培训部';
const DEMAND = '高端装备制造高素质人才';
const HIGH_END = '高端装备制造';

const fact = (from: string, kind: string, to: string, qualifiers: Attributes = {}): SeedRecord[] =>
  facts({ kind, from, to, qualifiers });
const dayOf = (from: string, kind: string, day: string): SeedRecord[] =>
  facts({ kind, from }).filter(({ validity }) => validity?.from === day);
const holds = (actual: object = {}, expected: object): boolean =>
  expect.objectContaining(expected).asymmetricMatch(actual);
const entity = (name: string, attributes: Attributes = {}): SeedRecord[] =>
  entities.filter((each) => each.name === name && holds(each.attributes, attributes));
const source = (fields: Partial<SourceRecord>): SeedRecord[] =>
  sources.filter((each) => each.key === ARTICLE && holds(each, fields));

/** Each statement of the article's annotation, and the record that holds it. */
const HELD: Record<string, () => SeedRecord[]> = {
  st001: () => fact('襄垣县', 'PART_OF', '长治市'),
  st002: () => fact('长治市', 'PART_OF', '山西省'),
  st003: () => fact('长治市高新区', 'PART_OF', '长治市'),
  st004: () => source({ publisher: '中国教育在线' }),
  st005: () => source({ contributor: 'school:4114012888' }),
  st006: () => source({ publishedOn: '2025-09-22', publishedAt: '2025-09-22T10:21:00+08:00' }),
  st007: () => entity(CONFERENCE),
  st008: () => fact(BRANCH, 'PART_OF', FEDERATION),
  st009: () => fact(DEPARTMENT, 'PART_OF', '中国机械工业联合会'),
  st010: () => entity(CONFERENCE, { startsOn: '2025-09-21' }),
  st011: () => fact(CONFERENCE, 'LOCATED_IN', '襄垣县'),
  st012: () => fact(CONFERENCE, 'ABOUT', '创新校企合作 赋能高端装备', { qualifier: 'MOTTO' }),
  st013: () => fact(COMMUNITY, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'CONVENED' }),
  st014: () => fact(GROUP, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'CONVENED' }),
  st015: () => fact(BRANCH, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'CONVENED' }),
  st016: () => fact(CONSORTIUM, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'CONVENED' }),
  st017: () => fact(TEACHING, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'CONVENED' }),
  st018: () => fact(OPENING, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'CONVENED' }),
  st019: () => fact(GROUP, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'HOST' }),
  st020: () => fact(BRANCH, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'HOST' }),
  st021: () => fact(CONSORTIUM, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'HOST' }),
  st022: () => fact(SCHOOL, 'PARTICIPATES_IN', CONFERENCE, { capacity: 'UNDERTAKER' }),
  st023: () => fact('宋志平', 'PARTICIPATES_IN', CONFERENCE, { capacity: 'CHAIR' }),
  st024: () => fact('谢刚', 'PARTICIPATES_IN', CONFERENCE, { capacity: 'CHAIR' }),
  st025: () => entity(CONFERENCE, { attendance: expect.objectContaining({ atLeast: 150, exact: false }) }),
  st026: () => fact('宋志平', 'HOLDS_ROLE', SCHOOL, { title: '党委书记', titleKind: 'POST' }),
  st027: () => fact('谢刚', 'HOLDS_ROLE', SCHOOL, { title: '院长', titleKind: 'POST' }),
  st028: () => fact('郑丽梅', 'HOLDS_ROLE', CENTRE, { title: '主任', titleKind: 'POST' }),
  st029: () => fact('郑丽梅', 'HOLDS_ROLE', DEPARTMENT, { title: '主任', titleKind: 'POST' }),
  st030: () => fact('郑丽梅', 'HOLDS_ROLE', '全国机械职业教育教学指导委员会', { title: '秘书长', titleKind: 'POST' }),
  st031: () => fact('朱静', 'HOLDS_ROLE', '长治市人民政府', { title: '副市长', titleKind: 'POST' }),
  st032: () => fact('段联刚', 'HOLDS_ROLE', '襄垣县人民政府', { title: '县长', titleKind: 'POST' }),
  st033: () => fact('卫玉玺', 'HOLDS_ROLE', '长治市高新区党工委', { title: '委员', titleKind: 'POST' }),
  st034: () => fact('卫玉玺', 'HOLDS_ROLE', '长治市高新区管委会', { title: '总工程师', titleKind: 'POST' }),
  st035: () => fact('闫波', 'HOLDS_ROLE', GROUP, { title: '秘书长', titleKind: 'POST' }),
  st036: () => fact('闫波', 'HOLDS_ROLE', SCHOOL, { title: '教授', titleKind: 'RANK' }),
  st037: () => fact('张广红', 'HOLDS_ROLE', BRANCH, { title: '会长', titleKind: 'POST' }),
  st038: () => fact('张广红', 'HOLDS_ROLE', SCHOOL, { title: '副院长', titleKind: 'POST' }),
  st039: () =>
    fact('朱静', 'PARTICIPATES_IN', CONFERENCE, { capacity: 'REPRESENTATIVE', onBehalfOf: '长治市人民政府' }),
  st040: () =>
    fact('段联刚', 'PARTICIPATES_IN', CONFERENCE, { capacity: 'REPRESENTATIVE', onBehalfOf: '襄垣县人民政府' }),
  st041: () => fact('宋志平致欢迎辞', 'PART_OF', CONFERENCE),
  st042: () => fact('郑丽梅致贺讲话', 'PART_OF', CONFERENCE),
  st043: () => fact('朱静致贺讲话', 'PART_OF', CONFERENCE),
  st044: () => fact('段联刚致贺讲话', 'PART_OF', CONFERENCE),
  st045: () => fact('两委员会聘书颁发仪式', 'PART_OF', CONFERENCE),
  st046: () => fact('团体标准制定项目签约仪式', 'PART_OF', CONFERENCE),
  st047: () => fact('实施方法发布仪式', 'PART_OF', CONFERENCE),
  st048: () => fact('实训基地共建计划启动仪式', 'PART_OF', CONFERENCE),
  st049: () => fact('党建工作坊揭牌仪式', 'PART_OF', CONFERENCE),
  st050: () => fact('先进个人和集体表彰', 'PART_OF', CONFERENCE),
  st051: () => fact('专题报告环节', 'PART_OF', CONFERENCE),
  st052: () => fact('卫玉玺专题报告', 'PART_OF', '专题报告环节'),
  st053: () => fact('闫波工作报告', 'PART_OF', '专题报告环节'),
  st054: () => fact('张广红工作报告', 'PART_OF', '专题报告环节'),
  st055: () => fact('郑丽梅专题讲座', 'PART_OF', '专题报告环节'),
  st056: () => fact('院校与企业专家的讲座和案例分享', 'PART_OF', CONFERENCE),
  st057: () => fact('宋志平', 'PARTICIPATES_IN', '宋志平致欢迎辞', { capacity: 'SPEAKER' }),
  st058: () => fact('郑丽梅', 'PARTICIPATES_IN', '郑丽梅致贺讲话', { capacity: 'SPEAKER' }),
  st059: () => fact('朱静', 'PARTICIPATES_IN', '朱静致贺讲话', { capacity: 'SPEAKER' }),
  st060: () => fact('段联刚', 'PARTICIPATES_IN', '段联刚致贺讲话', { capacity: 'SPEAKER' }),
  st061: () => fact('卫玉玺', 'PARTICIPATES_IN', '卫玉玺专题报告', { capacity: 'SPEAKER' }),
  st062: () => fact('闫波', 'PARTICIPATES_IN', '闫波工作报告', { capacity: 'SPEAKER' }),
  st063: () => fact('张广红', 'PARTICIPATES_IN', '张广红工作报告', { capacity: 'SPEAKER' }),
  st064: () => fact('郑丽梅', 'PARTICIPATES_IN', '郑丽梅专题讲座', { capacity: 'SPEAKER' }),
  st065: () => fact('协同育人结硕果 创新驱动促发展', 'PRODUCED_AT', '卫玉玺专题报告', { qualifier: 'PRESENTED' }),
  st066: () => fact(GROUP_REPORT, 'PRODUCED_AT', '闫波工作报告', { qualifier: 'PRESENTED' }),
  st067: () => fact(BRANCH_REPORT, 'PRODUCED_AT', '张广红工作报告', { qualifier: 'PRESENTED' }),
  st068: () => fact(LECTURE, 'PRODUCED_AT', '郑丽梅专题讲座', { qualifier: 'PRESENTED' }),
  st069: () => fact(GROUP_REPORT, 'ABOUT', GROUP),
  st070: () => fact(BRANCH_REPORT, 'ABOUT', BRANCH),
  st071: () => fact(LECTURE, 'ABOUT', '新质生产力'),
  st072: () => fact(LECTURE, 'ABOUT', '产教融合'),
  st073: () => fact(LECTURE, 'ABOUT', '机械行业'),
  st074: () => fact('聘书', 'PRODUCED_AT', '两委员会聘书颁发仪式', { qualifier: 'AWARDED' }),
  st075: () => fact('聘书', 'ABOUT', TEACHING, { qualifier: 'APPOINTS_TO', term: '第二届' }),
  st076: () => fact('聘书', 'ABOUT', OPENING, { qualifier: 'APPOINTS_TO' }),
  st077: () => entity(TEACHING, { term: '第二届' }),
  st078: () => fact(PROJECTS, 'PRODUCED_AT', '团体标准制定项目签约仪式', { qualifier: 'SIGNED' }),
  st079: () => fact(PROJECTS, 'DEVELOPS', STANDARD, { openList: true }),
  st080: () => entity(STANDARD, { level: 'GROUP' }),
  st081: () => entity(STANDARD, { stage: 'UNKNOWN', stageAtMost: 'APPROVED_PROJECT' }),
  st082: () => fact(STANDARD, 'COVERS', '悬臂式掘进机'),
  st083: () => fact(STANDARD, 'COVERS', '再制造'),
  st084: () => fact(POLICY, 'PRODUCED_AT', '实施方法发布仪式', { qualifier: 'RELEASED' }),
  st085: () => fact(POLICY, 'GOVERNS', CONSORTIUM),
  st086: () => dayOf(POLICY, 'PRODUCED_AT', '2025-09-21'),
  st087: () => fact(BASE_PLAN, 'PRODUCED_AT', '实训基地共建计划启动仪式', { qualifier: 'LAUNCHED' }),
  st088: () => fact(BASE_PLAN, 'DEVELOPS', BASE),
  st089: () => fact('校企合作党建工作坊', 'PRODUCED_AT', '党建工作坊揭牌仪式', { qualifier: 'UNVEILED' }),
  st090: () => fact('先进个人和集体', 'PRODUCED_AT', '先进个人和集体表彰', { qualifier: 'AWARDED' }),
  st091: () => fact('先进个人和集体', 'ABOUT', FEDERATION, { qualifier: 'RECIPIENTS_FROM' }),
  st092: () => fact('先进个人和集体', 'ABOUT', GROUP, { qualifier: 'RECIPIENTS_FROM' }),
  st093: () => fact(TEACHING, 'PARTICIPATES_IN', TEACHING_YEAR, { capacity: 'CONVENED' }),
  st094: () => fact(OPENING, 'PARTICIPATES_IN', OPENING_YEAR, { capacity: 'CONVENED' }),
  st095: () => fact(TEACHING_YEAR, 'SUCCEEDS', CONFERENCE, { qualifier: 'HELD_AFTER' }),
  st096: () => fact(OPENING_YEAR, 'SUCCEEDS', CONFERENCE, { qualifier: 'HELD_AFTER' }),
  st097: () => fact(SCHOOL, 'IMPLEMENTS', '国家“双高计划”'),
  st102: () => fact('行业产教融合共同体', 'ABOUT', '教育链', { qualifier: 'LINKS' }),
  st103: () => fact('行业产教融合共同体', 'ABOUT', '人才链', { qualifier: 'LINKS' }),
  st104: () => fact('行业产教融合共同体', 'ABOUT', '产业链', { qualifier: 'LINKS' }),
  st105: () => fact('行业产教融合共同体', 'ABOUT', '创新链', { qualifier: 'LINKS' }),
  st106: () => fact('郑丽梅', 'ADVOCATES', '新业态人才与融合机制', { at: '郑丽梅致贺讲话', ordinal: 1 }),
  st107: () => fact('郑丽梅', 'ADVOCATES', '人才供需匹配', { at: '郑丽梅致贺讲话', ordinal: 2 }),
  st108: () => fact('郑丽梅', 'ADVOCATES', '协同创新', { at: '郑丽梅致贺讲话', ordinal: 3 }),
  st109: () => fact('郑丽梅', 'ADVOCATES', '职业教育国际交流', { at: '郑丽梅致贺讲话', ordinal: 4 }),
  st110: () => fact('职业教育国际交流', 'ABOUT', '职教出海'),
  st111: () => fact('朱静', 'ADVOCATES', '产业需求导向', { at: '朱静致贺讲话', ordinal: 1 }),
  st112: () => fact('朱静', 'ADVOCATES', '协同创新', { at: '朱静致贺讲话', ordinal: 2 }),
  st113: () => fact('朱静', 'ADVOCATES', '政策支持', { at: '朱静致贺讲话', ordinal: 3 }),
  st114: () => fact('朱静', 'ADVOCATES', '激励机制', { at: '朱静致贺讲话', ordinal: 4 }),
  st115: () => fact('朱静', 'ADVOCATES', '发展环境', { at: '朱静致贺讲话', ordinal: 5 }),
  st116: () => fact(CONFERENCE, 'ABOUT', '标准建设', { qualifier: 'FOCUS', openList: true }),
  st117: () => fact(CONFERENCE, 'ABOUT', '专业建设', { qualifier: 'FOCUS', openList: true }),
  st118: () => fact(CONFERENCE, 'ABOUT', '师资培育', { qualifier: 'FOCUS', openList: true }),
  st119: () => fact('山西省', 'IN_INDUSTRY', HIGH_END, { qualifier: 'CORE_FIELD' }),
  st120: () => fact('长治市', 'IN_INDUSTRY', HIGH_END, { qualifier: 'CLUSTER' }),
  st121: () => [...entity(DEMAND, { side: 'DEMAND', urgency: 'URGENT' }), ...fact(DEMAND, 'LOCATED_IN', '长治市')],
  st122: () => fact(DEMAND, 'ABOUT', HIGH_END),
  st124: () => [
    ...fact('段联刚', 'ADVOCATES', '校企合作', { at: '段联刚致贺讲话' }),
    ...fact('段联刚', 'ADVOCATES', '产教融合', { at: '段联刚致贺讲话' }),
  ],
  st125: () => fact(COMMUNITY, 'IN_INDUSTRY', HIGH_END),
  st126: () => fact(CONSORTIUM, 'IN_INDUSTRY', HIGH_END),
  st127: () => entity(COMMUNITY, { category: 'COMMUNITY' }),
  st128: () => entity(CONSORTIUM, { category: 'CONSORTIUM' }),
  st129: () => entity('院校与企业专家的讲座和案例分享', { unnamedSpeakers: true }),
  st131: () => fact('市域产教联合体', 'ABOUT', '教育链', { qualifier: 'LINKS' }),
  st132: () => fact('市域产教联合体', 'ABOUT', '人才链', { qualifier: 'LINKS' }),
  st133: () => fact('市域产教联合体', 'ABOUT', '产业链', { qualifier: 'LINKS' }),
  st134: () => fact('市域产教联合体', 'ABOUT', '创新链', { qualifier: 'LINKS' }),
  st139: () =>
    entity(CONFERENCE, {
      attendance: expect.objectContaining({ groups: expect.arrayContaining(['共同体、联合体成员单位']) }),
    }),
  st140: () =>
    entity(CONFERENCE, { attendance: expect.objectContaining({ groups: expect.arrayContaining(['中高职院校']) }) }),
  st141: () =>
    entity(CONFERENCE, { attendance: expect.objectContaining({ groups: expect.arrayContaining(['行业企业']) }) }),
};

const RHETORIC = 'praise, pledges and self-assessment are no facts';
const NO_DAY = 'the text says after the conference, not on which day';
/** Statements that the seed leaves out on purpose. */
const LEFT_OUT: Record<string, string> = {
  st098: RHETORIC,
  st099: RHETORIC,
  st100: RHETORIC,
  st101: RHETORIC,
  st123: RHETORIC,
  st130: RHETORIC,
  st135: RHETORIC,
  st136: RHETORIC,
  st137: RHETORIC,
  st138: RHETORIC,
  st142: RHETORIC,
  st143: NO_DAY,
  st144: NO_DAY,
};

/** Where a statement is about an attribute, that the record may mark as inferred. */
const ATTRIBUTE: Record<string, string> = {
  st010: 'startsOn',
  st081: 'stageAtMost',
  st127: 'category',
  st128: 'category',
};
/** Statements whose certainty differs from the annotation's, and why. */
const OTHERWISE: Record<string, string> = {
  st002: 'the code list states what the article only suggests',
  st081: 'signing a drafting project bounds the stage; the bound is our reading',
  st086: 'the release is stated, only its day is inferred',
};

type Statement = {
  id: string;
  certainty: string;
  attributedTo?: string;
  evidence: { start: number; end: number }[];
};
type Annotation = { statements: Statement[]; entities: { id: string; name: string }[] };
const annotation: Annotation = JSON.parse(annotationText ?? '{"statements":[],"entities":[]}');
const held = ({ id }: Statement): SeedRecord[] => HELD[id]?.() ?? [];
const claimsOf = (statement: Statement): ClaimRecord[] => held(statement).filter((record) => record.type !== 'source');
const isInferred = (claim: ClaimRecord, attribute = ''): boolean =>
  claim.status === 'INFERRED' || (claim.type === 'entity' && (claim.inferred ?? []).includes(attribute));

describe('every statement of the annotation', () => {
  it('is either held or left out', () => {
    const ids = Array.from({ length: 144 }, (_, at) => `st${String(at + 1).padStart(3, '0')}`);
    expect([...Object.keys(HELD), ...Object.keys(LEFT_OUT)].sort()).toEqual(ids);
  });

  it.each(Object.entries(HELD))('%s has its record', (_id, find) => {
    expect(find().length).toBeGreaterThan(0);
  });

  it('finds one relation, but for the statement that names two themes', () => {
    const several = Object.entries(HELD).filter(
      ([, find]) => find().filter(({ type }) => type === 'relation').length > 1,
    );
    expect(several.map(([id]) => id)).toEqual(['st124']);
  });
});

describe.skipIf(annotationText === undefined)('every statement held, beside the annotation', () => {
  it('is one of the annotation', () => {
    const ids = annotation.statements.map(({ id }) => id);
    expect(ids).toEqual([...Object.keys(HELD), ...Object.keys(LEFT_OUT)].sort());
  });

  it('points at the words of the annotation', () => {
    const elsewhere = annotation.statements.filter((statement) =>
      claimsOf(statement).some((claim) =>
        articleEvidence(claim).every(({ start = 0, end = 0 }) =>
          statement.evidence.every((words) => end <= words.start || words.end <= start),
        ),
      ),
    );
    expect(elsewhere.map(({ id }) => id)).toEqual([]);
  });

  it('is inferred where the annotation infers it', () => {
    const differing = annotation.statements.filter((statement) =>
      claimsOf(statement).some(
        (claim) => (statement.certainty === 'inferred') !== isInferred(claim, ATTRIBUTE[statement.id]),
      ),
    );
    expect(differing.map(({ id }) => id)).toEqual(Object.keys(OTHERWISE).sort());
  });

  it('is the word of the speaker whom the annotation names', () => {
    const people = new Map(annotation.entities.map(({ id, name }) => [id, name]));
    const wrong = annotation.statements.filter(({ attributedTo, ...statement }) =>
      claimsOf(statement).some((claim) =>
        articleEvidence(claim).some(({ speaker }) => nameOf(speaker) !== people.get(attributedTo ?? '')),
      ),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
