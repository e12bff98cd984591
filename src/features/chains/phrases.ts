/**
 * How a fact reads when a chain walks it: after its first entity, with {b} for the next one. `along` from the fact's
 * `from` to its `to`, `against` the other way. {title} and {role} are its qualifiers.
 */
export interface Phrase {
  readonly zh: readonly [along: string, against: string];
  readonly en: readonly [along: string, against: string];
}

const phrase = (zhAlong: string, zhAgainst: string, enAlong: string, enAgainst: string): Phrase => ({
  zh: [zhAlong, zhAgainst],
  en: [enAlong, enAgainst],
});

/** By kind, and by `KIND.word` where a qualifier, or the kind of an end, makes it read otherwise; the qualifier first. */
export const PHRASES: Readonly<Record<string, Phrase>> = {
  MEMBER_OF: phrase('是{b}的{role}', '的{role}有{b}', 'is {role} of {b}', 'has {b} as {role}'),
  'MEMBER_OF.LEAD_ENTERPRISE': phrase('是{b}的{role}', '的{role}是{b}', 'is {role} of {b}', 'has {b} as {role}'),
  'MEMBER_OF.LEAD_UNIVERSITY': phrase('是{b}的{role}', '的{role}是{b}', 'is {role} of {b}', 'has {b} as {role}'),
  'MEMBER_OF.LEAD_SCHOOL': phrase('是{b}的{role}', '的{role}是{b}', 'is {role} of {b}', 'has {b} as {role}'),
  HOLDS_ROLE: phrase('任{b}{title}', '由{b}任{title}', 'is {title} of {b}', 'has {b} as {title}'),
  'HOLDS_ROLE.RANK': phrase('是{b}{title}', '有{title}{b}', 'is {title} at {b}', 'has {title} {b} on its staff'),
  PART_OF: phrase('属于{b}', '下有{b}', 'is part of {b}', 'includes {b}'),
  'PART_OF.BRANCH': phrase('是{b}的分支机构', '的分支机构有{b}', 'is a branch of {b}', 'has the branch {b}'),
  'PART_OF.DEPARTMENT': phrase('是{b}的部门', '的部门有{b}', 'is a department of {b}', 'has the department {b}'),
  'PART_OF.CAMPUS': phrase('是{b}的校区', '的校区有{b}', 'is a campus of {b}', 'has the campus {b}'),
  'PART_OF.EVENT': phrase('是{b}的环节', '的环节有{b}', 'is a part of {b}', 'has the part {b}'),
  'PART_OF.ROLE': phrase('是{b}的职务', '设有{b}一职', 'is a post at {b}', 'has the post {b}'),
  'PART_OF.REGION': phrase('在{b}境内', '下辖{b}', 'lies in {b}', 'contains {b}'),
  LOCATED_IN: phrase('位于{b}', '境内有{b}', 'is in {b}', 'is home to {b}'),
  'LOCATED_IN.SEAT': phrase('驻地在{b}', '是{b}的驻地', 'has its seat in {b}', 'is the seat of {b}'),
  'LOCATED_IN.JURISDICTION': phrase('服务{b}', '是{b}的服务区域', 'serves {b}', 'is served by {b}'),
  'LOCATED_IN.JURISDICTION.GOVERNMENT_BODY': phrase(
    '管辖{b}',
    '由{b}管辖',
    'has jurisdiction over {b}',
    'is under the jurisdiction of {b}',
  ),
  'LOCATED_IN.EVENT': phrase('在{b}举行', '是{b}的举行地', 'was held in {b}', 'was the venue of {b}'),
  'LOCATED_IN.OFFER': phrase('面向{b}', '有供需信息{b}', 'is meant for {b}', 'is the area of {b}'),
  IN_INDUSTRY: phrase('所属行业为{b}', '是{b}所属的行业', 'belongs to the industry {b}', 'is the industry of {b}'),
  'IN_INDUSTRY.REGION': phrase('有{b}', '分布于{b}', 'has the industry {b}', 'is an industry of {b}'),
  'IN_INDUSTRY.CORE_FIELD': phrase(
    '以{b}为核心领域',
    '是{b}的核心领域',
    'has {b} as its core field',
    'is the core field of {b}',
  ),
  'IN_INDUSTRY.CLUSTER': phrase('是{b}的集聚区', '的集聚区有{b}', 'is a cluster of {b}', 'has a cluster in {b}'),
  OFFERS_MAJOR: phrase('开设{b}专业', '专业由{b}开设', 'offers the major {b}', 'is a major offered by {b}'),
  TRAINS_SKILL: phrase('培养{b}能力', '能力由{b}培养', 'trains the skill {b}', 'is a skill trained by {b}'),
  'TRAINS_SKILL.MAJOR': phrase(
    '专业培养{b}能力',
    '能力由{b}专业培养',
    'trains the skill {b}',
    'is a skill trained by {b}',
  ),
  REQUIRES: phrase('需要{b}能力', '能力为{b}所需', 'requires the skill {b}', 'is a skill required of {b}'),
  PARTICIPATES_IN: phrase('参加{b}', '的参加者有{b}', 'took part in {b}', 'had {b} as a participant'),
  'PARTICIPATES_IN.CONVENED': phrase('召开{b}', '由{b}召开', 'convened {b}', 'was convened by {b}'),
  'PARTICIPATES_IN.HOST': phrase('主办{b}', '由{b}主办', 'hosted {b}', 'was hosted by {b}'),
  'PARTICIPATES_IN.UNDERTAKER': phrase('承办{b}', '由{b}承办', 'organised {b}', 'was organised by {b}'),
  'PARTICIPATES_IN.CO_ORGANISER': phrase('协办{b}', '由{b}协办', 'co-organised {b}', 'was co-organised by {b}'),
  'PARTICIPATES_IN.SUPPORTER': phrase('支持{b}', '得到{b}支持', 'supported {b}', 'was supported by {b}'),
  'PARTICIPATES_IN.CHAIR': phrase('主持{b}', '由{b}主持', 'chaired {b}', 'was chaired by {b}'),
  'PARTICIPATES_IN.SPEAKER': phrase('在{b}上发言', '上有{b}发言', 'spoke at {b}', 'had {b} as a speaker'),
  'PARTICIPATES_IN.REPRESENTATIVE': phrase(
    '作为代表出席{b}',
    '有{b}作为代表出席',
    'attended {b} as a representative',
    'was attended by {b} as a representative',
  ),
  'PARTICIPATES_IN.GUIDE': phrase('指导{b}', '由{b}指导', 'guided {b}', 'was guided by {b}'),
  'PARTICIPATES_IN.ATTENDEE': phrase('出席{b}', '的出席者有{b}', 'attended {b}', 'was attended by {b}'),
  'PARTICIPATES_IN.SIGNATORY': phrase('在{b}上签约', '上签约的有{b}', 'signed at {b}', 'had {b} as a signatory'),
  'PARTICIPATES_IN.RECIPIENT': phrase('在{b}上受表彰', '上受表彰的有{b}', 'was honoured at {b}', 'honoured {b}'),
  PARTY_TO: phrase('是{b}的签约方', '的签约方有{b}', 'is a party to {b}', 'has {b} as a party'),
  PRODUCED_AT: phrase('是{b}的成果', '的成果有{b}', 'came out of {b}', 'produced {b}'),
  'PRODUCED_AT.SIGNED': phrase('在{b}上签署', '上签署了{b}', 'was signed at {b}', 'saw the signing of {b}'),
  'PRODUCED_AT.RELEASED': phrase('在{b}上发布', '上发布了{b}', 'was released at {b}', 'saw the release of {b}'),
  'PRODUCED_AT.LAUNCHED': phrase('在{b}上启动', '上启动了{b}', 'was launched at {b}', 'saw the launch of {b}'),
  'PRODUCED_AT.UNVEILED': phrase('在{b}上揭牌', '上揭牌的有{b}', 'was unveiled at {b}', 'saw the unveiling of {b}'),
  'PRODUCED_AT.AWARDED': phrase('在{b}上颁发', '上颁发了{b}', 'was awarded at {b}', 'saw the award of {b}'),
  'PRODUCED_AT.PRESENTED': phrase('在{b}上发表', '上发表了{b}', 'was presented at {b}', 'saw the presentation of {b}'),
  'PRODUCED_AT.FOUNDED': phrase('在{b}上成立', '上成立了{b}', 'was founded at {b}', 'saw the founding of {b}'),
  DRAFTS: phrase('参与起草{b}', '由{b}参与起草', 'takes part in drafting {b}', 'has {b} among its drafters'),
  DEVELOPS: phrase('共建{b}', '由{b}共建', 'develops {b}', 'is developed by {b}'),
  'DEVELOPS.AGREEMENT': phrase('约定的事项有{b}', '是{b}约定的事项', 'provides for {b}', 'is provided for in {b}'),
  'DEVELOPS.STANDARD': phrase('制定{b}', '由{b}制定', 'draws up {b}', 'is drawn up by {b}'),
  'DEVELOPS.FACILITY': phrase('建设{b}', '由{b}建设', 'builds {b}', 'is built by {b}'),
  'DEVELOPS.PROGRAMME': phrase('开展{b}', '由{b}开展', 'runs {b}', 'is run by {b}'),
  'DEVELOPS.WORK': phrase('编写{b}', '由{b}编写', 'compiles {b}', 'is compiled by {b}'),
  COVERS: phrase('涉及{b}', '见于{b}', 'covers {b}', 'is covered by {b}'),
  ISSUED: phrase('发布{b}', '由{b}发布', 'issued {b}', 'was issued by {b}'),
  'ISSUED.POLICY': phrase('印发{b}', '由{b}印发', 'issued {b}', 'was issued by {b}'),
  'ISSUED.AWARD': phrase('颁发{b}', '由{b}颁发', 'conferred {b}', 'was conferred by {b}'),
  GOVERNS: phrase('规范{b}', '受{b}规范', 'governs {b}', 'is governed by {b}'),
  IMPLEMENTS: phrase('实施{b}', '由{b}实施', 'implements {b}', 'is implemented by {b}'),
  SUPERSEDES: phrase('替代{b}', '被{b}替代', 'supersedes {b}', 'is superseded by {b}'),
  SUCCEEDS: phrase('承继{b}', '由{b}承继', 'succeeds {b}', 'is succeeded by {b}'),
  'SUCCEEDS.RENAME': phrase('由{b}更名而来', '更名为{b}', 'was formerly {b}', 'was renamed {b}'),
  'SUCCEEDS.MERGER': phrase('由{b}等合并而来', '并入{b}', 'was formed by merger from {b}', 'was merged into {b}'),
  'SUCCEEDS.SERIES': phrase(
    '是{b}的下一届',
    '的下一届是{b}',
    'is the next in the series after {b}',
    'was followed in the series by {b}',
  ),
  'SUCCEEDS.HELD_AFTER': phrase('在{b}之后召开', '之后召开了{b}', 'was held after {b}', 'was followed by {b}'),
  ADVOCATES: phrase('倡导{b}', '由{b}倡导', 'advocates {b}', 'is advocated by {b}'),
  ABOUT: phrase('论及{b}', '见于{b}', 'is about {b}', 'is a subject of {b}'),
  'ABOUT.MOTTO': phrase('以{b}为主题', '是{b}的主题', 'has {b} as its motto', 'is the motto of {b}'),
  'ABOUT.FOCUS': phrase('以{b}为重点', '是{b}的重点', 'focuses on {b}', 'is a focus of {b}'),
  'ABOUT.LINKS': phrase('衔接{b}', '由{b}衔接', 'connects to {b}', 'is connected by {b}'),
  'ABOUT.APPOINTS_TO': phrase(
    '聘任{b}的成员',
    '的成员由{b}聘任',
    'appoints members of {b}',
    'has members appointed by {b}',
  ),
  'ABOUT.RECIPIENTS_FROM': phrase(
    '表彰{b}的个人和集体',
    '有个人和集体获{b}',
    'honours people and teams of {b}',
    'had people and teams honoured by {b}',
  ),
  'ABOUT.OFFER': phrase('涉及{b}', '见于{b}', 'concerns {b}', 'is a subject of {b}'),
  OFFERS: phrase('提出{b}', '由{b}提出', 'offers {b}', 'is offered by {b}'),
  'OFFERS.DEMAND': phrase('提出需求{b}', '是{b}提出的需求', 'demands {b}', 'is a demand of {b}'),
  'OFFERS.SUPPLY': phrase('提出供给{b}', '是{b}提出的供给', 'supplies {b}', 'is a supply of {b}'),
  SUPPLIES: phrase('向{b}供货', '的供货方有{b}', 'supplies {b}', 'is supplied by {b}'),
  COOPERATES_WITH: phrase('与{b}合作', '与{b}合作', 'cooperates with {b}', 'cooperates with {b}'),
  HONOURED_BY: phrase('获得{b}', '授予{b}', 'received {b}', 'was given to {b}'),
  ALIGNS_WITH: phrase('与{b}对应', '与{b}对应', 'corresponds to {b}', 'corresponds to {b}'),
  'ALIGNS_WITH.EXACT': phrase('等同于{b}', '等同于{b}', 'is the same as {b}', 'is the same as {b}'),
  'ALIGNS_WITH.CLOSE': phrase('与{b}相近', '与{b}相近', 'is close to {b}', 'is close to {b}'),
  'ALIGNS_WITH.BROAD': phrase('的上位术语是{b}', '的下位术语有{b}', 'is narrower than {b}', 'is broader than {b}'),
  'ALIGNS_WITH.NARROW': phrase('的下位术语有{b}', '的上位术语是{b}', 'is broader than {b}', 'is narrower than {b}'),
  'ALIGNS_WITH.RELATED': phrase('与{b}相关', '与{b}相关', 'is related to {b}', 'is related to {b}'),
};

/** A member's seat as it is said of a body, of a person where that differs, and in English. */
interface RoleWords {
  readonly zh: string;
  readonly person?: string;
  readonly en: string;
}

export const ROLE_WORDS: Readonly<Record<string, RoleWords>> = {
  LEAD_ENTERPRISE: { zh: '牵头企业', en: 'the leading enterprise' },
  LEAD_UNIVERSITY: { zh: '牵头高校', en: 'the leading university' },
  LEAD_SCHOOL: { zh: '牵头职业学校', en: 'the leading vocational school' },
  LEAD: { zh: '牵头单位', person: '牵头人', en: 'a lead' },
  CHAIR: { zh: '理事长单位', person: '理事长', en: 'the chair' },
  VICE_CHAIR: { zh: '副理事长单位', person: '副理事长', en: 'a vice chair' },
  COUNCIL: { zh: '理事单位', person: '理事', en: 'a council member' },
  SECRETARIAT: { zh: '秘书处单位', person: '秘书处成员', en: 'part of the secretariat' },
  MEMBER: { zh: '成员', en: 'a member' },
  PARTICIPANT: { zh: '参与单位', person: '参与者', en: 'a participating member' },
  INITIATOR: { zh: '发起单位', person: '发起人', en: 'an initiator' },
  GUIDE: { zh: '指导单位', person: '指导专家', en: 'an adviser' },
  SUPPORTER: { zh: '支持单位', person: '支持者', en: 'a supporter' },
  OTHER: { zh: '相关单位', person: '相关人员', en: 'an associate' },
};
