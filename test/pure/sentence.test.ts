import { describe, expect, it } from 'vitest';
import { type EntityKind, isRelationKind, RELATION_KINDS, type RelationKind } from '../../src/database/kinds.ts';
import type { ChainEntity, ChainFact } from '../../src/features/chains/found.ts';
import { sentenceOf } from '../../src/features/chains/sentence.ts';
import { CAPACITIES, MEMBER_ROLES, RELATION_RULES } from '../../src/features/ingestion/vocabulary.ts';

const entity = (kind: EntityKind, name: string, side: string | null = null): ChainEntity => ({
  id: name,
  key: `key:${name}`,
  kind,
  name,
  side,
  category: null,
  versions: null,
});

const ENTITIES: Readonly<Record<string, ChainEntity>> = {
  school: entity('SCHOOL', '太行职业学院'),
  campus: entity('SCHOOL', '太行职业学院东校区'),
  university: entity('SCHOOL', '晋阳大学'),
  enterprise: entity('ENTERPRISE', '上党重工'),
  supplier: entity('ENTERPRISE', '潞安铸造'),
  government: entity('GOVERNMENT_BODY', '长治市人民政府'),
  bureau: entity('GOVERNMENT_BODY', '长治市教育局'),
  federation: entity('ASSOCIATION', '机械联合会'),
  branch: entity('ASSOCIATION', '机械联合会分会'),
  centre: entity('INSTITUTION', '装备发展中心'),
  alliance: entity('ALLIANCE', '重工产教融合共同体'),
  person: entity('PERSON', '谢刚'),
  role: entity('ROLE', '院长'),
  standard: entity('STANDARD', '掘进机再制造要求'),
  older: entity('STANDARD', '掘进机修理要求'),
  policy: entity('POLICY', '产教融合实施办法'),
  olderPolicy: entity('POLICY', '产教融合试行办法'),
  programme: entity('PROGRAMME', '双高计划'),
  agreement: entity('AGREEMENT', '校企合作协议'),
  event: entity('EVENT', '装备工作会议'),
  signing: entity('EVENT', '签约仪式'),
  later: entity('EVENT', '装备研讨会'),
  work: entity('WORK', '2025年工作报告'),
  award: entity('AWARD', '优秀组织奖'),
  facility: entity('FACILITY', '焊接实训基地'),
  theme: entity('THEME', '供需匹配'),
  wider: entity('THEME', '产教融合'),
  city: entity('REGION', '长治市'),
  county: entity('REGION', '襄垣县'),
  industry: entity('INDUSTRY', '专用设备制造业'),
  wholeIndustry: entity('INDUSTRY', '制造业'),
  major: entity('MAJOR', '数控技术'),
  occupation: entity('OCCUPATION', '焊工'),
  skill: entity('SKILL', '焊接'),
  offer: entity('OFFER', '焊接技术服务'),
  demand: entity('OFFER', '焊接人才', 'DEMAND'),
  supply: entity('OFFER', '焊接毕业生', 'SUPPLY'),
};

/** A fact, then how it reads along | against its direction, in Chinese and in English. */
const TABLE = `
MEMBER_OF school alliance
  太行职业学院是重工产教融合共同体的成员。 | 重工产教融合共同体的成员有太行职业学院。
  太行职业学院 is a member of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as a member.
MEMBER_OF enterprise alliance role=LEAD_ENTERPRISE
  上党重工是重工产教融合共同体的牵头企业。 | 重工产教融合共同体的牵头企业是上党重工。
  上党重工 is the leading enterprise of 重工产教融合共同体. | 重工产教融合共同体 has 上党重工 as the leading enterprise.
MEMBER_OF university alliance role=LEAD_UNIVERSITY
  晋阳大学是重工产教融合共同体的牵头高校。 | 重工产教融合共同体的牵头高校是晋阳大学。
  晋阳大学 is the leading university of 重工产教融合共同体. | 重工产教融合共同体 has 晋阳大学 as the leading university.
MEMBER_OF school alliance role=LEAD_SCHOOL
  太行职业学院是重工产教融合共同体的牵头职业学校。 | 重工产教融合共同体的牵头职业学校是太行职业学院。
  太行职业学院 is the leading vocational school of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as the leading vocational school.
MEMBER_OF school alliance role=LEAD
  太行职业学院是重工产教融合共同体的牵头单位。 | 重工产教融合共同体的牵头单位有太行职业学院。
  太行职业学院 is a lead of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as a lead.
MEMBER_OF school alliance role=CHAIR
  太行职业学院是重工产教融合共同体的理事长单位。 | 重工产教融合共同体的理事长单位有太行职业学院。
  太行职业学院 is the chair of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as the chair.
MEMBER_OF school alliance role=VICE_CHAIR
  太行职业学院是重工产教融合共同体的副理事长单位。 | 重工产教融合共同体的副理事长单位有太行职业学院。
  太行职业学院 is a vice chair of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as a vice chair.
MEMBER_OF school alliance role=COUNCIL
  太行职业学院是重工产教融合共同体的理事单位。 | 重工产教融合共同体的理事单位有太行职业学院。
  太行职业学院 is a council member of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as a council member.
MEMBER_OF school alliance role=SECRETARIAT
  太行职业学院是重工产教融合共同体的秘书处单位。 | 重工产教融合共同体的秘书处单位有太行职业学院。
  太行职业学院 is part of the secretariat of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as part of the secretariat.
MEMBER_OF school alliance role=MEMBER
  太行职业学院是重工产教融合共同体的成员。 | 重工产教融合共同体的成员有太行职业学院。
  太行职业学院 is a member of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as a member.
MEMBER_OF school alliance role=PARTICIPANT
  太行职业学院是重工产教融合共同体的参与单位。 | 重工产教融合共同体的参与单位有太行职业学院。
  太行职业学院 is a participating member of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as a participating member.
MEMBER_OF school alliance role=INITIATOR
  太行职业学院是重工产教融合共同体的发起单位。 | 重工产教融合共同体的发起单位有太行职业学院。
  太行职业学院 is an initiator of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as an initiator.
MEMBER_OF government alliance role=GUIDE
  长治市人民政府是重工产教融合共同体的指导单位。 | 重工产教融合共同体的指导单位有长治市人民政府。
  长治市人民政府 is an adviser of 重工产教融合共同体. | 重工产教融合共同体 has 长治市人民政府 as an adviser.
MEMBER_OF school alliance role=SUPPORTER
  太行职业学院是重工产教融合共同体的支持单位。 | 重工产教融合共同体的支持单位有太行职业学院。
  太行职业学院 is a supporter of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as a supporter.
MEMBER_OF school alliance role=OTHER
  太行职业学院是重工产教融合共同体的相关单位。 | 重工产教融合共同体的相关单位有太行职业学院。
  太行职业学院 is an associate of 重工产教融合共同体. | 重工产教融合共同体 has 太行职业学院 as an associate.
MEMBER_OF person alliance role=LEAD
  谢刚是重工产教融合共同体的牵头人。 | 重工产教融合共同体的牵头人有谢刚。
  谢刚 is a lead of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as a lead.
MEMBER_OF person alliance role=CHAIR
  谢刚是重工产教融合共同体的理事长。 | 重工产教融合共同体的理事长有谢刚。
  谢刚 is the chair of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as the chair.
MEMBER_OF person alliance role=VICE_CHAIR
  谢刚是重工产教融合共同体的副理事长。 | 重工产教融合共同体的副理事长有谢刚。
  谢刚 is a vice chair of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as a vice chair.
MEMBER_OF person alliance role=COUNCIL
  谢刚是重工产教融合共同体的理事。 | 重工产教融合共同体的理事有谢刚。
  谢刚 is a council member of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as a council member.
MEMBER_OF person alliance role=SECRETARIAT
  谢刚是重工产教融合共同体的秘书处成员。 | 重工产教融合共同体的秘书处成员有谢刚。
  谢刚 is part of the secretariat of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as part of the secretariat.
MEMBER_OF person alliance role=MEMBER
  谢刚是重工产教融合共同体的成员。 | 重工产教融合共同体的成员有谢刚。
  谢刚 is a member of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as a member.
MEMBER_OF person alliance role=PARTICIPANT
  谢刚是重工产教融合共同体的参与者。 | 重工产教融合共同体的参与者有谢刚。
  谢刚 is a participating member of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as a participating member.
MEMBER_OF person alliance role=INITIATOR
  谢刚是重工产教融合共同体的发起人。 | 重工产教融合共同体的发起人有谢刚。
  谢刚 is an initiator of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as an initiator.
MEMBER_OF person alliance role=GUIDE
  谢刚是重工产教融合共同体的指导专家。 | 重工产教融合共同体的指导专家有谢刚。
  谢刚 is an adviser of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as an adviser.
MEMBER_OF person alliance role=SUPPORTER
  谢刚是重工产教融合共同体的支持者。 | 重工产教融合共同体的支持者有谢刚。
  谢刚 is a supporter of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as a supporter.
MEMBER_OF person alliance role=OTHER
  谢刚是重工产教融合共同体的相关人员。 | 重工产教融合共同体的相关人员有谢刚。
  谢刚 is an associate of 重工产教融合共同体. | 重工产教融合共同体 has 谢刚 as an associate.
HOLDS_ROLE person school title=院长 titleKind=POST
  谢刚任太行职业学院院长。 | 太行职业学院由谢刚任院长。
  谢刚 is 院长 of 太行职业学院. | 太行职业学院 has 谢刚 as 院长.
HOLDS_ROLE person school title=教授 titleKind=RANK
  谢刚是太行职业学院教授。 | 太行职业学院有教授谢刚。
  谢刚 is 教授 at 太行职业学院. | 太行职业学院 has 教授 谢刚 on its staff.
PART_OF bureau government
  长治市教育局属于长治市人民政府。 | 长治市人民政府下有长治市教育局。
  长治市教育局 is part of 长治市人民政府. | 长治市人民政府 includes 长治市教育局.
PART_OF industry wholeIndustry
  专用设备制造业属于制造业。 | 制造业下有专用设备制造业。
  专用设备制造业 is part of 制造业. | 制造业 includes 专用设备制造业.
PART_OF branch federation qualifier=BRANCH
  机械联合会分会是机械联合会的分支机构。 | 机械联合会的分支机构有机械联合会分会。
  机械联合会分会 is a branch of 机械联合会. | 机械联合会 has the branch 机械联合会分会.
PART_OF branch federation qualifier=DEPARTMENT
  机械联合会分会是机械联合会的部门。 | 机械联合会的部门有机械联合会分会。
  机械联合会分会 is a department of 机械联合会. | 机械联合会 has the department 机械联合会分会.
PART_OF campus school qualifier=CAMPUS
  太行职业学院东校区是太行职业学院的校区。 | 太行职业学院的校区有太行职业学院东校区。
  太行职业学院东校区 is a campus of 太行职业学院. | 太行职业学院 has the campus 太行职业学院东校区.
PART_OF signing event
  “签约仪式”是“装备工作会议”的环节。 | “装备工作会议”的环节有“签约仪式”。
  “签约仪式” is a part of “装备工作会议”. | “装备工作会议” has the part “签约仪式”.
PART_OF role school
  院长是太行职业学院的职务。 | 太行职业学院设有院长一职。
  院长 is a post at 太行职业学院. | 太行职业学院 has the post 院长.
PART_OF county city
  襄垣县在长治市境内。 | 长治市下辖襄垣县。
  襄垣县 lies in 长治市. | 长治市 contains 襄垣县.
PART_OF facility school
  焊接实训基地属于太行职业学院。 | 太行职业学院下有焊接实训基地。
  焊接实训基地 is part of 太行职业学院. | 太行职业学院 includes 焊接实训基地.
LOCATED_IN school city
  太行职业学院位于长治市。 | 长治市境内有太行职业学院。
  太行职业学院 is in 长治市. | 长治市 is home to 太行职业学院.
LOCATED_IN school city qualifier=SEAT
  太行职业学院驻地在长治市。 | 长治市是太行职业学院的驻地。
  太行职业学院 has its seat in 长治市. | 长治市 is the seat of 太行职业学院.
LOCATED_IN alliance city qualifier=JURISDICTION
  重工产教融合共同体服务长治市。 | 长治市是重工产教融合共同体的服务区域。
  重工产教融合共同体 serves 长治市. | 长治市 is served by 重工产教融合共同体.
LOCATED_IN government city qualifier=JURISDICTION
  长治市人民政府管辖长治市。 | 长治市由长治市人民政府管辖。
  长治市人民政府 has jurisdiction over 长治市. | 长治市 is under the jurisdiction of 长治市人民政府.
LOCATED_IN event city
  “装备工作会议”在长治市举行。 | 长治市是“装备工作会议”的举行地。
  “装备工作会议” was held in 长治市. | 长治市 was the venue of “装备工作会议”.
LOCATED_IN demand city
  “焊接人才”面向长治市。 | 长治市有供需信息“焊接人才”。
  “焊接人才” is meant for 长治市. | 长治市 is the area of “焊接人才”.
IN_INDUSTRY enterprise industry
  上党重工所属行业为专用设备制造业。 | 专用设备制造业是上党重工所属的行业。
  上党重工 belongs to the industry 专用设备制造业. | 专用设备制造业 is the industry of 上党重工.
IN_INDUSTRY city industry
  长治市有专用设备制造业。 | 专用设备制造业分布于长治市。
  长治市 has the industry 专用设备制造业. | 专用设备制造业 is an industry of 长治市.
IN_INDUSTRY alliance industry qualifier=CORE_FIELD
  重工产教融合共同体以专用设备制造业为核心领域。 | 专用设备制造业是重工产教融合共同体的核心领域。
  重工产教融合共同体 has 专用设备制造业 as its core field. | 专用设备制造业 is the core field of 重工产教融合共同体.
IN_INDUSTRY city industry qualifier=CLUSTER
  长治市是专用设备制造业的集聚区。 | 专用设备制造业的集聚区有长治市。
  长治市 is a cluster of 专用设备制造业. | 专用设备制造业 has a cluster in 长治市.
OFFERS_MAJOR school major
  太行职业学院开设数控技术专业。 | 数控技术专业由太行职业学院开设。
  太行职业学院 offers the major 数控技术. | 数控技术 is a major offered by 太行职业学院.
TRAINS_SKILL major skill
  数控技术专业培养焊接能力。 | 焊接能力由数控技术专业培养。
  数控技术 trains the skill 焊接. | 焊接 is a skill trained by 数控技术.
REQUIRES occupation skill
  焊工需要焊接能力。 | 焊接能力为焊工所需。
  焊工 requires the skill 焊接. | 焊接 is a skill required of 焊工.
PARTICIPATES_IN federation event capacity=CONVENED
  机械联合会召开“装备工作会议”。 | “装备工作会议”由机械联合会召开。
  机械联合会 convened “装备工作会议”. | “装备工作会议” was convened by 机械联合会.
PARTICIPATES_IN federation event capacity=HOST
  机械联合会主办“装备工作会议”。 | “装备工作会议”由机械联合会主办。
  机械联合会 hosted “装备工作会议”. | “装备工作会议” was hosted by 机械联合会.
PARTICIPATES_IN federation event capacity=UNDERTAKER
  机械联合会承办“装备工作会议”。 | “装备工作会议”由机械联合会承办。
  机械联合会 organised “装备工作会议”. | “装备工作会议” was organised by 机械联合会.
PARTICIPATES_IN federation event capacity=CO_ORGANISER
  机械联合会协办“装备工作会议”。 | “装备工作会议”由机械联合会协办。
  机械联合会 co-organised “装备工作会议”. | “装备工作会议” was co-organised by 机械联合会.
PARTICIPATES_IN federation event capacity=SUPPORTER
  机械联合会支持“装备工作会议”。 | “装备工作会议”得到机械联合会支持。
  机械联合会 supported “装备工作会议”. | “装备工作会议” was supported by 机械联合会.
PARTICIPATES_IN person event capacity=CHAIR
  谢刚主持“装备工作会议”。 | “装备工作会议”由谢刚主持。
  谢刚 chaired “装备工作会议”. | “装备工作会议” was chaired by 谢刚.
PARTICIPATES_IN person event capacity=SPEAKER
  谢刚在“装备工作会议”上发言。 | “装备工作会议”上有谢刚发言。
  谢刚 spoke at “装备工作会议”. | “装备工作会议” had 谢刚 as a speaker.
PARTICIPATES_IN person event capacity=REPRESENTATIVE
  谢刚作为代表出席“装备工作会议”。 | “装备工作会议”有谢刚作为代表出席。
  谢刚 attended “装备工作会议” as a representative. | “装备工作会议” was attended by 谢刚 as a representative.
PARTICIPATES_IN school event capacity=GUIDE
  太行职业学院指导“装备工作会议”。 | “装备工作会议”由太行职业学院指导。
  太行职业学院 guided “装备工作会议”. | “装备工作会议” was guided by 太行职业学院.
PARTICIPATES_IN school event capacity=ATTENDEE
  太行职业学院出席“装备工作会议”。 | “装备工作会议”的出席者有太行职业学院。
  太行职业学院 attended “装备工作会议”. | “装备工作会议” was attended by 太行职业学院.
PARTICIPATES_IN school event capacity=SIGNATORY
  太行职业学院在“装备工作会议”上签约。 | “装备工作会议”上签约的有太行职业学院。
  太行职业学院 signed at “装备工作会议”. | “装备工作会议” had 太行职业学院 as a signatory.
PARTICIPATES_IN school event capacity=RECIPIENT
  太行职业学院在“装备工作会议”上受表彰。 | “装备工作会议”上受表彰的有太行职业学院。
  太行职业学院 was honoured at “装备工作会议”. | “装备工作会议” honoured 太行职业学院.
PARTICIPATES_IN school event capacity=OTHER
  太行职业学院参加“装备工作会议”。 | “装备工作会议”的参加者有太行职业学院。
  太行职业学院 took part in “装备工作会议”. | “装备工作会议” had 太行职业学院 as a participant.
PARTY_TO school agreement
  太行职业学院是“校企合作协议”的签约方。 | “校企合作协议”的签约方有太行职业学院。
  太行职业学院 is a party to “校企合作协议”. | “校企合作协议” has 太行职业学院 as a party.
PRODUCED_AT facility event
  焊接实训基地是“装备工作会议”的成果。 | “装备工作会议”的成果有焊接实训基地。
  焊接实训基地 came out of “装备工作会议”. | “装备工作会议” produced 焊接实训基地.
PRODUCED_AT agreement event qualifier=SIGNED
  “校企合作协议”在“装备工作会议”上签署。 | “装备工作会议”上签署了“校企合作协议”。
  “校企合作协议” was signed at “装备工作会议”. | “装备工作会议” saw the signing of “校企合作协议”.
PRODUCED_AT standard event qualifier=RELEASED
  《掘进机再制造要求》在“装备工作会议”上发布。 | “装备工作会议”上发布了《掘进机再制造要求》。
  “掘进机再制造要求” was released at “装备工作会议”. | “装备工作会议” saw the release of “掘进机再制造要求”.
PRODUCED_AT programme event qualifier=LAUNCHED
  双高计划在“装备工作会议”上启动。 | “装备工作会议”上启动了双高计划。
  双高计划 was launched at “装备工作会议”. | “装备工作会议” saw the launch of 双高计划.
PRODUCED_AT facility event qualifier=UNVEILED
  焊接实训基地在“装备工作会议”上揭牌。 | “装备工作会议”上揭牌的有焊接实训基地。
  焊接实训基地 was unveiled at “装备工作会议”. | “装备工作会议” saw the unveiling of 焊接实训基地.
PRODUCED_AT award event qualifier=AWARDED
  优秀组织奖在“装备工作会议”上颁发。 | “装备工作会议”上颁发了优秀组织奖。
  优秀组织奖 was awarded at “装备工作会议”. | “装备工作会议” saw the award of 优秀组织奖.
PRODUCED_AT work event qualifier=PRESENTED
  《2025年工作报告》在“装备工作会议”上发表。 | “装备工作会议”上发表了《2025年工作报告》。
  “2025年工作报告” was presented at “装备工作会议”. | “装备工作会议” saw the presentation of “2025年工作报告”.
PRODUCED_AT alliance event qualifier=FOUNDED
  重工产教融合共同体在“装备工作会议”上成立。 | “装备工作会议”上成立了重工产教融合共同体。
  重工产教融合共同体 was founded at “装备工作会议”. | “装备工作会议” saw the founding of 重工产教融合共同体.
DRAFTS enterprise standard
  上党重工参与起草《掘进机再制造要求》。 | 《掘进机再制造要求》由上党重工参与起草。
  上党重工 takes part in drafting “掘进机再制造要求”. | “掘进机再制造要求” has 上党重工 among its drafters.
DEVELOPS alliance standard
  重工产教融合共同体制定《掘进机再制造要求》。 | 《掘进机再制造要求》由重工产教融合共同体制定。
  重工产教融合共同体 draws up “掘进机再制造要求”. | “掘进机再制造要求” is drawn up by 重工产教融合共同体.
DEVELOPS alliance facility
  重工产教融合共同体建设焊接实训基地。 | 焊接实训基地由重工产教融合共同体建设。
  重工产教融合共同体 builds 焊接实训基地. | 焊接实训基地 is built by 重工产教融合共同体.
DEVELOPS school programme
  太行职业学院开展双高计划。 | 双高计划由太行职业学院开展。
  太行职业学院 runs 双高计划. | 双高计划 is run by 太行职业学院.
DEVELOPS centre work
  装备发展中心编写《2025年工作报告》。 | 《2025年工作报告》由装备发展中心编写。
  装备发展中心 compiles “2025年工作报告”. | “2025年工作报告” is compiled by 装备发展中心.
DEVELOPS agreement standard
  “校企合作协议”约定的事项有《掘进机再制造要求》。 | 《掘进机再制造要求》是“校企合作协议”约定的事项。
  “校企合作协议” provides for “掘进机再制造要求”. | “掘进机再制造要求” is provided for in “校企合作协议”.
COVERS standard skill
  《掘进机再制造要求》涉及焊接。 | 焊接见于《掘进机再制造要求》。
  “掘进机再制造要求” covers 焊接. | 焊接 is covered by “掘进机再制造要求”.
ISSUED government policy
  长治市人民政府印发《产教融合实施办法》。 | 《产教融合实施办法》由长治市人民政府印发。
  长治市人民政府 issued “产教融合实施办法”. | “产教融合实施办法” was issued by 长治市人民政府.
ISSUED federation standard
  机械联合会发布《掘进机再制造要求》。 | 《掘进机再制造要求》由机械联合会发布。
  机械联合会 issued “掘进机再制造要求”. | “掘进机再制造要求” was issued by 机械联合会.
ISSUED federation award
  机械联合会颁发优秀组织奖。 | 优秀组织奖由机械联合会颁发。
  机械联合会 conferred 优秀组织奖. | 优秀组织奖 was conferred by 机械联合会.
ISSUED federation work
  机械联合会发布《2025年工作报告》。 | 《2025年工作报告》由机械联合会发布。
  机械联合会 issued “2025年工作报告”. | “2025年工作报告” was issued by 机械联合会.
GOVERNS policy alliance
  《产教融合实施办法》规范重工产教融合共同体。 | 重工产教融合共同体受《产教融合实施办法》规范。
  “产教融合实施办法” governs 重工产教融合共同体. | 重工产教融合共同体 is governed by “产教融合实施办法”.
IMPLEMENTS school programme
  太行职业学院实施双高计划。 | 双高计划由太行职业学院实施。
  太行职业学院 implements 双高计划. | 双高计划 is implemented by 太行职业学院.
SUPERSEDES standard older
  《掘进机再制造要求》替代《掘进机修理要求》。 | 《掘进机修理要求》被《掘进机再制造要求》替代。
  “掘进机再制造要求” supersedes “掘进机修理要求”. | “掘进机修理要求” is superseded by “掘进机再制造要求”.
SUPERSEDES policy olderPolicy
  《产教融合实施办法》替代《产教融合试行办法》。 | 《产教融合试行办法》被《产教融合实施办法》替代。
  “产教融合实施办法” supersedes “产教融合试行办法”. | “产教融合试行办法” is superseded by “产教融合实施办法”.
SUCCEEDS school university
  太行职业学院承继晋阳大学。 | 晋阳大学由太行职业学院承继。
  太行职业学院 succeeds 晋阳大学. | 晋阳大学 is succeeded by 太行职业学院.
SUCCEEDS school university qualifier=RENAME
  太行职业学院由晋阳大学更名而来。 | 晋阳大学更名为太行职业学院。
  太行职业学院 was formerly 晋阳大学. | 晋阳大学 was renamed 太行职业学院.
SUCCEEDS school university qualifier=MERGER
  太行职业学院由晋阳大学等合并而来。 | 晋阳大学并入太行职业学院。
  太行职业学院 was formed by merger from 晋阳大学. | 晋阳大学 was merged into 太行职业学院.
SUCCEEDS later event qualifier=SERIES
  “装备研讨会”是“装备工作会议”的下一届。 | “装备工作会议”的下一届是“装备研讨会”。
  “装备研讨会” is the next in the series after “装备工作会议”. | “装备工作会议” was followed in the series by “装备研讨会”.
SUCCEEDS later event qualifier=HELD_AFTER
  “装备研讨会”在“装备工作会议”之后召开。 | “装备工作会议”之后召开了“装备研讨会”。
  “装备研讨会” was held after “装备工作会议”. | “装备工作会议” was followed by “装备研讨会”.
ADVOCATES person theme
  谢刚倡导“供需匹配”。 | “供需匹配”由谢刚倡导。
  谢刚 advocates “供需匹配”. | “供需匹配” is advocated by 谢刚.
ABOUT work theme
  《2025年工作报告》论及“供需匹配”。 | “供需匹配”见于《2025年工作报告》。
  “2025年工作报告” is about “供需匹配”. | “供需匹配” is a subject of “2025年工作报告”.
ABOUT event theme qualifier=MOTTO
  “装备工作会议”以“供需匹配”为主题。 | “供需匹配”是“装备工作会议”的主题。
  “装备工作会议” has “供需匹配” as its motto. | “供需匹配” is the motto of “装备工作会议”.
ABOUT work industry qualifier=FOCUS
  《2025年工作报告》以专用设备制造业为重点。 | 专用设备制造业是《2025年工作报告》的重点。
  “2025年工作报告” focuses on 专用设备制造业. | 专用设备制造业 is a focus of “2025年工作报告”.
ABOUT theme wider qualifier=LINKS
  “供需匹配”衔接“产教融合”。 | “产教融合”由“供需匹配”衔接。
  “供需匹配” connects to “产教融合”. | “产教融合” is connected by “供需匹配”.
ABOUT award alliance qualifier=APPOINTS_TO
  优秀组织奖聘任重工产教融合共同体的成员。 | 重工产教融合共同体的成员由优秀组织奖聘任。
  优秀组织奖 appoints members of 重工产教融合共同体. | 重工产教融合共同体 has members appointed by 优秀组织奖.
ABOUT award federation qualifier=RECIPIENTS_FROM
  优秀组织奖表彰机械联合会的个人和集体。 | 机械联合会有个人和集体获优秀组织奖。
  优秀组织奖 honours people and teams of 机械联合会. | 机械联合会 had people and teams honoured by 优秀组织奖.
ABOUT demand skill
  “焊接人才”涉及焊接。 | 焊接见于“焊接人才”。
  “焊接人才” concerns 焊接. | 焊接 is a subject of “焊接人才”.
OFFERS enterprise offer
  上党重工提出“焊接技术服务”。 | “焊接技术服务”由上党重工提出。
  上党重工 offers “焊接技术服务”. | “焊接技术服务” is offered by 上党重工.
OFFERS enterprise demand
  上党重工提出需求“焊接人才”。 | “焊接人才”是上党重工提出的需求。
  上党重工 demands “焊接人才”. | “焊接人才” is a demand of 上党重工.
OFFERS school supply
  太行职业学院提出供给“焊接毕业生”。 | “焊接毕业生”是太行职业学院提出的供给。
  太行职业学院 supplies “焊接毕业生”. | “焊接毕业生” is a supply of 太行职业学院.
SUPPLIES supplier enterprise
  潞安铸造向上党重工供货。 | 上党重工的供货方有潞安铸造。
  潞安铸造 supplies 上党重工. | 上党重工 is supplied by 潞安铸造.
SUPPLIES supplier industry
  潞安铸造向专用设备制造业供货。 | 专用设备制造业的供货方有潞安铸造。
  潞安铸造 supplies 专用设备制造业. | 专用设备制造业 is supplied by 潞安铸造.
COOPERATES_WITH school enterprise
  太行职业学院与上党重工合作。 | 上党重工与太行职业学院合作。
  太行职业学院 cooperates with 上党重工. | 上党重工 cooperates with 太行职业学院.
HONOURED_BY person award
  谢刚获得优秀组织奖。 | 优秀组织奖授予谢刚。
  谢刚 received 优秀组织奖. | 优秀组织奖 was given to 谢刚.
ALIGNS_WITH industry major
  专用设备制造业与数控技术对应。 | 数控技术与专用设备制造业对应。
  专用设备制造业 corresponds to 数控技术. | 数控技术 corresponds to 专用设备制造业.
ALIGNS_WITH industry wholeIndustry qualifier=EXACT
  专用设备制造业等同于制造业。 | 制造业等同于专用设备制造业。
  专用设备制造业 is the same as 制造业. | 制造业 is the same as 专用设备制造业.
ALIGNS_WITH industry major qualifier=CLOSE
  专用设备制造业与数控技术相近。 | 数控技术与专用设备制造业相近。
  专用设备制造业 is close to 数控技术. | 数控技术 is close to 专用设备制造业.
ALIGNS_WITH industry wholeIndustry qualifier=BROAD
  专用设备制造业的上位术语是制造业。 | 制造业的下位术语有专用设备制造业。
  专用设备制造业 is narrower than 制造业. | 制造业 is broader than 专用设备制造业.
ALIGNS_WITH occupation skill qualifier=NARROW
  焊工的下位术语有焊接。 | 焊接的上位术语是焊工。
  焊工 is broader than 焊接. | 焊接 is narrower than 焊工.
ALIGNS_WITH occupation major qualifier=RELATED
  焊工与数控技术相关。 | 数控技术与焊工相关。
  焊工 is related to 数控技术. | 数控技术 is related to 焊工.
`;

interface Row {
  readonly says: string;
  readonly kind: RelationKind;
  readonly from: ChainEntity;
  readonly to: ChainEntity;
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly sentences: readonly string[];
}

const rows = TABLE.trim()
  .split(/\n(?! )/)
  .map((text): Row => {
    const [says = '', ...lines] = text.split(/\n/);
    const [kind = '', from = '', to = '', ...words] = says.split(' ');
    if (!isRelationKind(kind)) throw new Error(`no kind of relation: ${says}`);
    const qualifiers = Object.fromEntries(words.map((word) => word.split('=')));
    const sentences = lines.flatMap((line) => line.trim().split(' | '));
    return { says, kind, from: named(from), to: named(to), qualifiers, sentences };
  });

function named(name: string): ChainEntity {
  const found = ENTITIES[name];
  if (!found) throw new Error(`no entity is called ${name}`);
  return found;
}

const fact = (kind: RelationKind, from: ChainEntity, to: ChainEntity, fields: Partial<ChainFact> = {}): ChainFact => ({
  id: `${kind} ${from.id} ${to.id}`,
  kind,
  from: from.id,
  to: to.id,
  confidence: 1,
  claimStatus: 'ASSERTED',
  holdsFrom: '0001-01-01',
  holdsTo: '9999-99-99',
  observedOn: [],
  ...fields,
});

describe('one relation', () => {
  it.each(rows)('$says reads both ways in both languages', ({ kind, from, to, qualifiers, sentences }) => {
    const facts = [fact(kind, from, to, qualifiers)];
    expect([
      sentenceOf([from, to], facts, 'ZH'),
      sentenceOf([to, from], facts, 'ZH'),
      sentenceOf([from, to], facts, 'EN'),
      sentenceOf([to, from], facts, 'EN'),
    ]).toEqual(sentences);
  });

  it('has a row for every kind, seat, capacity and qualifier there is', () => {
    const words = (name: string, kind: RelationKind) =>
      new Set(rows.filter((row) => row.kind === kind).flatMap(({ qualifiers }) => qualifiers[name] ?? []));
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(RELATION_KINDS));
    expect(words('role', 'MEMBER_OF')).toEqual(new Set(MEMBER_ROLES));
    expect(words('capacity', 'PARTICIPATES_IN')).toEqual(new Set(CAPACITIES));
    for (const kind of RELATION_KINDS) {
      expect([kind, words('qualifier', kind)]).toEqual([kind, new Set(RELATION_RULES[kind].words ?? [])]);
    }
  });

  it('is said as well between every two kinds of ends it may have: no clause is left without its words', () => {
    for (const kind of RELATION_KINDS) {
      for (const [sources, targets] of RELATION_RULES[kind].ends) {
        for (const source of sources) {
          for (const target of targets) {
            const [from, to] = [entity(source, '甲'), entity(target, '乙')];
            const said = sentenceOf([from, to], [fact(kind, from, to, { title: '院长' })], 'ZH');
            expect(said).toMatch(/^[“《]?甲[”》]?\S*[“《]?乙[”》]?\S*。$/);
            expect(said).not.toMatch(/[{}]|undefined/);
          }
        }
      }
    }
  });
});

describe('a chain of relations', () => {
  const { school, branch, alliance, person, city, centre, industry } = ENTITIES as Record<string, ChainEntity> & {
    readonly [name in 'school' | 'branch' | 'alliance' | 'person' | 'city' | 'centre' | 'industry']: ChainEntity;
  };
  const holds = (body: ChainEntity, title: string, fields: Partial<ChainFact> = {}) =>
    fact('HOLDS_ROLE', person, body, { title, ...fields });
  const said = (entities: readonly ChainEntity[], facts: readonly ChainFact[]) => [
    sentenceOf(entities, facts, 'ZH'),
    sentenceOf(entities, facts, 'EN'),
  ];

  it('introduces whoever holds a post and goes on with the same subject', () => {
    expect(said([school, person, branch], [holds(school, '副院长'), holds(branch, '会长')])).toEqual([
      '太行职业学院副院长谢刚,任机械联合会分会会长。',
      '谢刚, 副院长 of 太行职业学院, is 会长 of 机械联合会分会.',
    ]);
  });

  it('introduces a rank as a rank', () => {
    const facts = [holds(school, '教授', { titleKind: 'RANK' }), holds(branch, '会长')];
    expect(said([school, person, branch], facts)).toEqual([
      '太行职业学院教授谢刚,任机械联合会分会会长。',
      '谢刚, 教授 at 太行职业学院, is 会长 of 机械联合会分会.',
    ]);
  });

  it('names a subject anew in every other clause', () => {
    const facts = [
      fact('MEMBER_OF', school, alliance, { role: 'LEAD_SCHOOL' }),
      fact('MEMBER_OF', centre, alliance),
      fact('LOCATED_IN', centre, city),
    ];
    expect(said([school, alliance, centre, city], facts)).toEqual([
      '太行职业学院是重工产教融合共同体的牵头职业学校;重工产教融合共同体的成员有装备发展中心;装备发展中心位于长治市。',
      '太行职业学院 is the leading vocational school of 重工产教融合共同体; 重工产教融合共同体 has 装备发展中心 as a member; 装备发展中心 is in 长治市.',
    ]);
  });

  it('goes on after an introduction with whatever comes next', () => {
    const facts = [
      fact('IN_INDUSTRY', alliance, industry),
      fact('MEMBER_OF', school, alliance),
      holds(school, '院长'),
      holds(branch, '会长'),
      fact('LOCATED_IN', branch, city, { qualifier: 'SEAT' }),
    ];
    expect(said([industry, alliance, school, person, branch, city], facts)).toEqual([
      '专用设备制造业是重工产教融合共同体所属的行业;重工产教融合共同体的成员有太行职业学院;太行职业学院院长谢刚,任机械联合会分会会长;机械联合会分会驻地在长治市。',
      '专用设备制造业 is the industry of 重工产教融合共同体; 重工产教融合共同体 has 太行职业学院 as a member; 谢刚, 院长 of 太行职业学院, is 会长 of 机械联合会分会; 机械联合会分会 has its seat in 长治市.',
    ]);
  });

  it('marks what was inferred and what is disputed, each hop for itself', () => {
    const facts = [
      holds(school, '副院长', { claimStatus: 'INFERRED' }),
      holds(branch, '会长', { claimStatus: 'DISPUTED' }),
      fact('LOCATED_IN', branch, city),
    ];
    expect(said([school, person, branch, city], facts)).toEqual([
      '太行职业学院副院长谢刚(推断),任机械联合会分会会长(有争议);机械联合会分会位于长治市。',
      '谢刚, 副院长 of 太行职业学院 (inferred), is 会长 of 机械联合会分会 (disputed); 机械联合会分会 is in 长治市.',
    ]);
  });

  it.each(['{b}', '{title}', '{role}', '$&', "$'", '$1', '$<b>', '__proto__', '\\', '“', '》'])(
    'keeps the name %s as it is',
    (name) => {
      const [body, member] = [entity('SCHOOL', `甲${name}`), entity('PERSON', `${name}乙`)];
      expect(said([body, member], [fact('HOLDS_ROLE', member, body, { title: `院${name}长` })])).toEqual([
        `甲${name}由${name}乙任院${name}长。`,
        `甲${name} has ${name}乙 as 院${name}长.`,
      ]);
    },
  );

  it('takes a qualifier that is no word of ours for none', () => {
    const [from, to] = [school, alliance];
    for (const word of ['constructor', '__proto__', 'toString', '']) {
      expect(said([from, to], [fact('COOPERATES_WITH', from, to, { qualifier: word })])).toEqual([
        '太行职业学院与重工产教融合共同体合作。',
        '太行职业学院 cooperates with 重工产教融合共同体.',
      ]);
      expect(said([from, to], [fact('MEMBER_OF', from, to, { role: word })])).toEqual([
        '太行职业学院是重工产教融合共同体的相关单位。',
        '太行职业学院 is an associate of 重工产教融合共同体.',
      ]);
    }
  });

  it('puts no second pair of marks around a title that has them', () => {
    const [work, event] = [entity('WORK', '《工作报告》'), entity('EVENT', '“双高”建设推进会')];
    expect(said([work, event], [fact('PRODUCED_AT', work, event, { qualifier: 'PRESENTED' })])).toEqual([
      '《工作报告》在“双高”建设推进会上发表。',
      '《工作报告》 was presented at “双高”建设推进会.',
    ]);
  });
});
