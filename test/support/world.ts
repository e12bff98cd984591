import { entity, relation, source } from './records.ts';

const day = (from: string) => ({ validity: { from } });

/** Three regions, one in the other; a county's place is its own. */
const REGIONS: readonly object[] = [
  entity('REGION', 'region:140000', '山西省', { attributes: { code: '140000', level: '省级' } }),
  entity('REGION', 'region:140400', '长治市', { attributes: { code: '140400', level: '地级' } }),
  entity('REGION', 'region:140423', '襄垣县', { attributes: { code: '140423', level: '县级' } }),
  relation('PART_OF', 'region:140400', 'region:140000'),
  relation('PART_OF', 'region:140423', 'region:140400'),
];

const SUBJECTS: readonly object[] = [
  entity('INDUSTRY', 'industry:gbt4754-2017:C', '制造业', { attributes: { code: 'C' } }),
  entity('INDUSTRY', 'industry:gbt4754-2017:C35', '专用设备制造业', { attributes: { code: 'C35' } }),
  relation('PART_OF', 'industry:gbt4754-2017:C35', 'industry:gbt4754-2017:C'),
  entity('MAJOR', 'major:2021:460103', '数控技术', {
    attributes: { code: '460103', system: '专业目录', version: '2021' },
  }),
  entity('SKILL', 'skill:焊接', '焊接'),
  entity('THEME', 'theme:供需匹配', '供需匹配'),
];

/** A school of a county, one of the province, an enterprise, a city's government, a federation with its branch. */
const BODIES: readonly object[] = [
  entity('SCHOOL', 'school:s1', '太行职业学院', {
    aliases: [
      { name: '太行学院', kind: 'SHORT' },
      { name: '太行工学院', kind: 'CANDIDATE' },
    ],
    identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }],
    attributes: { educationLevel: '专科' },
    ...day('1958-09-01'),
  }),
  entity('SCHOOL', 'school:s2', '晋阳大学', { ...day('1902'), confidence: 0.5 }),
  entity('ENTERPRISE', 'enterprise:e1', '上党重工'),
  entity('GOVERNMENT_BODY', 'org:长治市人民政府', '长治市人民政府'),
  entity('ASSOCIATION', 'org:机械联合会', '机械联合会'),
  entity('ASSOCIATION', 'org:机械联合会分会', '机械联合会分会', { attributes: { unit: 'BRANCH' } }),
  relation('PART_OF', 'org:机械联合会分会', 'org:机械联合会', { qualifier: 'BRANCH' }),
  relation('LOCATED_IN', 'school:s1', 'region:140423', { qualifier: 'SEAT' }),
  relation('LOCATED_IN', 'school:s2', 'region:140000', { qualifier: 'SEAT' }),
  relation('LOCATED_IN', 'org:长治市人民政府', 'region:140400', { qualifier: 'JURISDICTION' }),
  relation('IN_INDUSTRY', 'enterprise:e1', 'industry:gbt4754-2017:C35'),
  relation('OFFERS_MAJOR', 'school:s1', 'major:2021:460103'),
  relation('TRAINS_SKILL', 'school:s1', 'skill:焊接', { weight: 0.5 }),
  relation('COOPERATES_WITH', 'school:s1', 'enterprise:e1'),
];

const PEOPLE: readonly object[] = [
  entity('PERSON', 'person:谢刚@school:s1', '谢刚'),
  entity('PERSON', 'person:张伟@school:s1', '张伟'),
  entity('PERSON', 'person:张伟@enterprise:e1', '张伟'),
  relation('HOLDS_ROLE', 'person:谢刚@school:s1', 'school:s1', { title: '院长' }, { validity: { from: '2020-03' } }),
  relation('HOLDS_ROLE', 'person:张伟@school:s1', 'school:s1', { title: '教授', titleKind: 'RANK' }),
];

const ALLIANCES: readonly object[] = [
  entity('ALLIANCE', 'alliance:a1', '重工产教融合共同体', {
    attributes: { category: 'COMMUNITY', status: 'ESTABLISHED' },
  }),
  entity('ALLIANCE', 'alliance:a2', '长治职教集团', { attributes: { category: 'EDUCATION_GROUP' } }),
  relation('MEMBER_OF', 'school:s1', 'alliance:a1', { role: 'LEAD_SCHOOL' }),
  relation('MEMBER_OF', 'school:s2', 'alliance:a1', { role: 'LEAD_UNIVERSITY' }),
  relation('MEMBER_OF', 'enterprise:e1', 'alliance:a1', { role: 'LEAD_ENTERPRISE' }),
  relation('MEMBER_OF', 'org:机械联合会', 'alliance:a1'),
  relation('MEMBER_OF', 'school:s1', 'alliance:a2', { role: 'MEMBER' }),
];

const EVENTS: readonly object[] = [
  entity('EVENT', 'event:conference', '工作会议', {
    attributes: { category: 'WORK_CONFERENCE', attendance: { atLeast: 150, exact: false } },
    ...day('2025-09-21'),
  }),
  entity('EVENT', 'event:conference/signing', '签约', day('2025-09-21')),
  relation('PART_OF', 'event:conference/signing', 'event:conference'),
  relation('LOCATED_IN', 'event:conference', 'region:140423'),
  relation('PARTICIPATES_IN', 'school:s1', 'event:conference', { capacity: 'HOST' }),
  relation('PARTICIPATES_IN', 'person:谢刚@school:s1', 'event:conference/signing', {
    capacity: 'SIGNATORY',
    onBehalfOf: 'school:s1',
  }),
  relation('ADVOCATES', 'person:谢刚@school:s1', 'theme:供需匹配', { at: 'event:conference', ordinal: 1 }),
  entity('AGREEMENT', 'agreement:合作协议', '合作协议', { attributes: { complete: false } }),
  relation('PRODUCED_AT', 'agreement:合作协议', 'event:conference/signing', { qualifier: 'SIGNED' }),
  relation('PARTY_TO', 'school:s1', 'agreement:合作协议'),
  entity('WORK', 'work:工作报告', '工作报告'),
  relation('PRODUCED_AT', 'work:工作报告', 'event:conference', { qualifier: 'PRESENTED' }),
];

const REST: readonly object[] = [
  entity('STANDARD', 'standard:掘进机', '悬臂式掘进机再制造通用技术要求', {
    identifiers: [{ scheme: 'STANDARD_NUMBER', value: 'T/CMIF 12-2025' }],
    attributes: { level: 'GROUP' },
  }),
  entity('STANDARD', 'standard:旧', '掘进机再制造要求'),
  relation('SUPERSEDES', 'standard:掘进机', 'standard:旧'),
  relation('DRAFTS', 'enterprise:e1', 'standard:掘进机'),
  relation('COVERS', 'standard:掘进机', 'skill:焊接'),
  entity('POLICY', 'policy:办法', '实施办法', { status: 'INFERRED', confidence: 0.6 }),
  entity('OFFER', 'offer:demand', '焊接人才', {
    attributes: {
      side: 'DEMAND',
      category: 'PEOPLE',
      quantity: 20,
      unit: '人',
      topics: [{ key: 'skill:焊接', weight: 0.8 }],
    },
  }),
  relation('OFFERS', 'enterprise:e1', 'offer:demand'),
  entity('OFFER', 'offer:made-up', '演示供给', { attributes: { side: 'SUPPLY', synthetic: true } }),
];

/** A small graph in which every kind of row, end and list occurs. Everything holds on the test clock's day. */
export const WORLD: readonly object[] = [
  source(),
  ...REGIONS,
  ...SUBJECTS,
  ...BODIES,
  ...PEOPLE,
  ...ALLIANCES,
  ...EVENTS,
  ...REST,
];
