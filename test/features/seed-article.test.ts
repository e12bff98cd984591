import { describe, expect, it } from 'vitest';
import type { Attributes, Fact } from '../support/seed.ts';
import { ARTICLE, claims, entities, facts, fromArticle, label, nameOf, relations } from '../support/seed.ts';

const tally = (values: readonly unknown[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};
const articleEntities = entities.filter(fromArticle);
const articleRelations = relations.filter(fromArticle);
const ofKind = (kind: string) => articleEntities.filter((entity) => entity.kind === kind);
const named = (name: string) => entities.find((entity) => entity.name === name);
const attributesOf = (name: string): Attributes => named(name)?.attributes ?? {};
const qualifierOf = (kind: string, qualifier: string): Record<string, number> =>
  tally(facts({ kind }).map((relation) => relation.qualifiers?.[qualifier]));

const CONFERENCE = '创新校企合作 赋能高端装备2025工作会议';
const SCHOOL = '山西机电职业技术学院';
const GROUP = '山西省装备制造职业教育集团';
const FEDERATION = '山西省机械电子工业联合会';
const BRANCH = '山西省机械电子工业联合会职业教育分会';
const CONSORTIUM = '长治市高端装备制造产教联合体';
const TEACHING = '山西省职业教育装备制造专业教学指导委员会';
const OPENING = '山西省职业教育职业学校对外开放专家咨询委员会';
const STANDARD = '悬臂式掘进机再制造通用技术要求';

describe('the seed holds what the article says', () => {
  it('has each kind of entity as often as the article names one', () => {
    expect(tally(articleEntities.map(({ kind }) => kind))).toEqual({
      SCHOOL: 1,
      ALLIANCE: 6,
      GOVERNMENT_BODY: 4,
      ASSOCIATION: 4,
      INSTITUTION: 2,
      PERSON: 8,
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
    });
  });

  it('has each kind of relation as often as the article states one', () => {
    expect(tally(articleRelations.map(({ kind }) => kind))).toEqual({
      HOLDS_ROLE: 13,
      PARTICIPATES_IN: 24,
      PRODUCED_AT: 10,
      PART_OF: 21,
      ADVOCATES: 11,
      DEVELOPS: 2,
      COVERS: 2,
      GOVERNS: 1,
      IMPLEMENTS: 1,
      OFFERS: 1,
      SUCCEEDS: 2,
      LOCATED_IN: 13,
      IN_INDUSTRY: 4,
      ABOUT: 23,
    });
  });

  it('tells capacities, outcomes and ways of being about apart', () => {
    expect(qualifierOf('PARTICIPATES_IN', 'capacity')).toEqual({
      CONVENED: 8,
      HOST: 3,
      UNDERTAKER: 1,
      CHAIR: 2,
      REPRESENTATIVE: 2,
      SPEAKER: 8,
    });
    expect(qualifierOf('PRODUCED_AT', 'qualifier')).toEqual({
      PRESENTED: 4,
      AWARDED: 2,
      SIGNED: 1,
      RELEASED: 1,
      LAUNCHED: 1,
      UNVEILED: 1,
    });
    expect(qualifierOf('ABOUT', 'qualifier')).toEqual({
      LINKS: 8,
      FOCUS: 3,
      MOTTO: 1,
      APPOINTS_TO: 2,
      RECIPIENTS_FROM: 2,
      undefined: 7,
    });
    expect(qualifierOf('LOCATED_IN', 'qualifier')).toEqual({ JURISDICTION: 11, undefined: 2 });
    const jurisdictions = facts({ kind: 'LOCATED_IN', qualifiers: { qualifier: 'JURISDICTION' } });
    expect(tally(jurisdictions.map(({ status }) => status))).toEqual({ INFERRED: 11 });
  });

  it('has six alliances of five kinds, all of unknown status', () => {
    expect(tally(ofKind('ALLIANCE').map(({ attributes }) => attributes?.category))).toEqual({
      COMMUNITY: 1,
      CONSORTIUM: 1,
      EDUCATION_GROUP: 1,
      STEERING_COMMITTEE: 2,
      EXPERT_COMMITTEE: 1,
    });
    expect(tally(ofKind('ALLIANCE').map(({ attributes }) => attributes?.status))).toEqual({ UNKNOWN: 6 });
    expect(attributesOf(TEACHING).term).toBe('第二届');
    expect(attributesOf(OPENING)).not.toHaveProperty('term');
  });

  it('has 21 parts: 16 of events, 2 of bodies, 3 of regions; roles and theirs are derived on ingest', () => {
    const kinds = facts({ kind: 'PART_OF' }).map(({ from }) => entities.find(({ key }) => key === from)?.kind);
    expect(tally(kinds)).toEqual({ EVENT: 16, ASSOCIATION: 2, REGION: 3 });
    expect(entities.filter(({ kind }) => kind === 'ROLE')).toEqual([]);
  });

  it('has 13 appointments, seen on the day of the conference; one is a rank and fills no post', () => {
    const appointments = facts({ kind: 'HOLDS_ROLE' });
    expect(appointments.filter(({ validity }) => validity?.observedOn?.join() !== '2025-09-21')).toEqual([]);
    expect(qualifierOf('HOLDS_ROLE', 'titleKind')).toEqual({ POST: 12, RANK: 1 });
    expect(new Set(appointments.map(({ to, qualifiers }) => `${to} ${qualifiers?.title}`)).size).toBe(13);
    const posts = Object.entries(tally(appointments.map(({ from }) => nameOf(from)))).filter(([, count]) => count > 1);
    expect(Object.fromEntries(posts)).toEqual({ 郑丽梅: 3, 卫玉玺: 2, 闫波: 2, 张广红: 2 });
  });

  it('has three hosts and one undertaker', () => {
    const participants = (capacity: string) =>
      facts({ kind: 'PARTICIPATES_IN', to: CONFERENCE, qualifiers: { capacity } }).map(({ from }) => nameOf(from));
    expect(participants('HOST')).toEqual([GROUP, BRANCH, CONSORTIUM]);
    expect(participants('UNDERTAKER')).toEqual([SCHOOL]);
  });

  it('numbers nine priorities and lets the two speakers of one theme meet in it', () => {
    const advocated = facts({ kind: 'ADVOCATES' });
    const numbered = (speaker: string) =>
      advocated
        .filter(({ from, qualifiers }) => nameOf(from) === speaker && qualifiers?.ordinal !== undefined)
        .map(({ qualifiers }) => qualifiers?.ordinal);
    expect(numbered('郑丽梅')).toEqual([1, 2, 3, 4]);
    expect(numbered('朱静')).toEqual([1, 2, 3, 4, 5]);
    expect(facts({ kind: 'ADVOCATES', from: '段联刚' }).map(({ to }) => nameOf(to))).toEqual(['校企合作', '产教融合']);
    const shared = facts({ kind: 'ADVOCATES', to: '协同创新' }).map(({ from, qualifiers }) => [
      nameOf(from),
      qualifiers?.ordinal,
    ]);
    expect(shared).toEqual([
      ['郑丽梅', 3],
      ['朱静', 2],
    ]);
  });

  it('says what is not known', () => {
    expect(attributesOf(STANDARD)).toEqual({ level: 'GROUP', stage: 'UNKNOWN', stageAtMost: 'APPROVED_PROJECT' });
    const later = articleEntities.filter((entity) => entity.attributes?.category === 'ANNUAL_MEETING');
    expect(later.map(({ attributes, validity }) => [attributes?.startsOn, validity])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(attributesOf(CONFERENCE)).toMatchObject({
      startsOn: '2025-09-21',
      attendance: { atLeast: 150, exact: false },
    });
    expect(named(CONFERENCE)?.inferred).toEqual(['startsOn']);
    expect(facts({ kind: 'IMPLEMENTS' }).map(({ qualifiers }) => qualifiers)).toEqual([undefined]);
  });

  it('keeps the third spelling of the consortium as a candidate only', () => {
    expect(named(CONSORTIUM)?.aliases?.map(({ name, kind }) => [name, kind])).toEqual([
      ['长治高端装备制造产教联合体', 'SHORT'],
      ['长治市高端装备制造产教融合体', 'CANDIDATE'],
    ]);
    const governs = facts({ kind: 'GOVERNS', to: CONSORTIUM });
    expect(governs.map(({ status, confidence }) => [status, confidence])).toEqual([['INFERRED', 0.6]]);
  });

  it('keeps what a speaker claims only as the words of that speaker', () => {
    const speakers = (fact: Fact) =>
      facts(fact).map(({ evidence }) => [...new Set(evidence.map(({ speaker }) => nameOf(speaker)))].join());
    expect(speakers({ kind: 'IMPLEMENTS' })).toEqual(['宋志平']);
    expect(tally(speakers({ kind: 'ABOUT', qualifiers: { qualifier: 'LINKS' } }))).toEqual({ 郑丽梅: 8 });
    expect(speakers({ kind: 'IN_INDUSTRY', qualifiers: { qualifier: 'CORE_FIELD' } })).toEqual(['朱静']);
    expect(speakers({ kind: 'IN_INDUSTRY', qualifiers: { qualifier: 'CLUSTER' } })).toEqual(['朱静']);
    expect(speakers({ kind: 'OFFERS', from: '长治市人民政府' })).toEqual(['朱静']);
    expect(facts({ kind: 'OFFERS' }).map(({ status }) => status)).toEqual(['INFERRED']);
    expect(ofKind('OFFER').flatMap(({ evidence }) => evidence.map(({ speaker }) => nameOf(speaker)))).toEqual(['朱静']);
  });

  it('begins what happened on its day and never ends it', () => {
    const happened = articleRelations.filter(({ kind }) => ['PARTICIPATES_IN', 'PRODUCED_AT'].includes(kind));
    expect(tally(happened.map(({ validity }) => JSON.stringify(validity)))).toEqual({
      '{"from":"2025-09-21"}': 32,
      '{"observedOn":["2025-09-22"]}': 2,
    });
    expect(claims.filter(({ validity }) => validity?.to !== undefined)).toEqual([]);
  });

  it('takes codes and majors from sources of their own', () => {
    const offered = relations.filter(({ kind }) => kind === 'OFFERS_MAJOR');
    expect(offered.map(({ to, validity }) => [to.split(':').at(-1), validity?.observedOn?.join()])).toEqual([
      ['430301', '2025'],
      ['460103', '2025'],
      ['460104', '2024,2025'],
      ['460301', '2024,2025'],
      ['460305', '2025'],
      ['460306', '2025'],
    ]);
    const parents = relations
      .filter(({ kind, from }) => kind === 'PART_OF' && from.startsWith('major:'))
      .map(({ from, to }) => `${nameOf(from)} < ${nameOf(to)}`);
    expect(parents).toEqual([
      '新能源发电工程类 < 能源动力与材料大类',
      '机械设计制造类 < 装备制造大类',
      '自动化类 < 装备制造大类',
      '光伏工程技术 < 新能源发电工程类',
      '数控技术 < 机械设计制造类',
      '机械制造及自动化 < 机械设计制造类',
      '机电一体化技术 < 自动化类',
      '工业机器人技术 < 自动化类',
      '电气自动化技术 < 自动化类',
    ]);
    const outside = [...offered, ...entities.filter(({ kind }) => kind === 'MAJOR')];
    expect(outside.filter(fromArticle)).toEqual([]);
    const fields = named(SCHOOL)?.evidence.map(({ source, field }) => [source === ARTICLE, field]);
    expect(fields).toEqual([
      [true, undefined],
      [false, 'identifiers'],
      [false, 'educationLevel'],
    ]);
  });
});

describe('the seed says nothing that the article does not', () => {
  it('sets one industry beside a class of majors, as an inference of its own and not from the article', () => {
    const aligned = relations.filter(({ kind }) => kind === 'ALIGNS_WITH');
    expect(aligned.map(({ from, to, qualifiers, status }) => [nameOf(from), nameOf(to), qualifiers, status])).toEqual([
      ['高端装备制造', '装备制造大类', { qualifier: 'CLOSE' }, 'INFERRED'],
    ]);
    expect(aligned.filter(fromArticle)).toEqual([]);
  });

  it.each(['MEMBER_OF', 'PARTY_TO', 'DRAFTS', 'ISSUED', 'COOPERATES_WITH', 'HONOURED_BY'])('has no %s', (kind) => {
    expect(relations.filter((relation) => relation.kind === kind)).toEqual([]);
  });

  it('names no attendee, signatory or recipient, and no seat', () => {
    const capacities = ['ATTENDEE', 'SIGNATORY', 'RECIPIENT'];
    expect(capacities.flatMap((capacity) => facts({ kind: 'PARTICIPATES_IN', qualifiers: { capacity } }))).toEqual([]);
    expect(relations.filter(({ qualifiers }) => qualifiers?.qualifier === 'SEAT')).toEqual([]);
    expect(facts({ kind: 'LOCATED_IN', from: SCHOOL })).toEqual([]);
  });

  const role = (from: string, title: string, to: string): Fact => ({
    kind: 'HOLDS_ROLE',
    from,
    to,
    qualifiers: { title },
  });
  const host = (from: string): Fact => ({
    kind: 'PARTICIPATES_IN',
    from,
    to: CONFERENCE,
    qualifiers: { capacity: 'HOST' },
  });
  const NEVER: Record<string, Fact> = {
    'the school is the undertaker, not a host': host(SCHOOL),
    'the steering committee conferred, it did not host': host(TEACHING),
    'the community conferred, it did not host': host('山西省高端装备制造产教融合共同体'),
    "the branch's president does not head the federation": role('张广红', '会长', FEDERATION),
    'the secretary-general is not the head': role('郑丽梅', '主任', '全国机械职业教育教学指导委员会'),
    "the department's head does not head the federation": role('郑丽梅', '主任', '中国机械工业联合会'),
    'the secretary-general serves the group, not the school': role('闫波', '秘书长', SCHOOL),
    'the president is not the party secretary': role('谢刚', '党委书记', SCHOOL),
    'the chief engineer serves the zone, not the city': role('卫玉玺', '总工程师', '长治市人民政府'),
    'the parties that signed are unknown': { kind: 'PARTY_TO', from: SCHOOL },
    'the president did not give the welcome address': {
      kind: 'PARTICIPATES_IN',
      from: '谢刚',
      to: '宋志平致欢迎辞',
    },
  };
  it.each(Object.entries(NEVER))('%s', (_why, fact) => {
    expect(facts(fact).map(label)).toEqual([]);
  });

  it('does not take the drafting project for a published standard', () => {
    expect(facts({ kind: 'PRODUCED_AT', from: STANDARD })).toEqual([]);
    expect(attributesOf(STANDARD).stage).toBe('UNKNOWN');
    expect(attributesOf(STANDARD)).not.toHaveProperty('number');
  });

  it('does not take the day of publication for the day of the conference', () => {
    const days = articleEntities
      .filter(({ kind }) => kind === 'EVENT')
      .flatMap(({ attributes, validity }) => [attributes?.startsOn, attributes?.endsOn, validity?.from]);
    expect([...new Set(days)]).toEqual(['2025-09-21', undefined]);
  });
});
