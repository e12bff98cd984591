import { describe, expect, it } from 'vitest';
import { type AllianceDescription, compareAlliances } from '../../../src/features/identity/alliances.ts';
import { compareOrganisations, type OrganisationDescription } from '../../../src/features/identity/organisations.ts';
import { comparePeople, type PersonDescription } from '../../../src/features/identity/people.ts';
import type { Verdict } from '../../../src/features/identity/verdict.ts';

const told = ({ outcome, reasons }: Verdict): string => `${outcome} ${reasons[0]?.code}`;
const code = { identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }] };
const otherCode = { identifiers: [{ scheme: 'MOE_SCHOOL', value: '4136012976' }] };

describe('two bodies', () => {
  const cases: [string, OrganisationDescription, OrganisationDescription, string][] = [
    [
      'of one code are one whatever they are called',
      { name: '旧名学院', ...code },
      { name: '新名大学', ...code },
      'SAME EQUAL_CODE',
    ],
    [
      'of two codes are two whatever they are called',
      { name: '同名学院', ...code },
      { name: '同名学院', ...otherCode },
      'DIFFERENT DIFFERENT_CODES',
    ],
    [
      'a campus under the code of its school is asked about',
      { name: '东海大学', ...code },
      { name: '东海大学（滨江校区）', ...code },
      'ASK PART_WITH_CODE_OF_WHOLE',
    ],
    [
      'of one name in two places are asked about',
      { name: '远帆技师学院', regions: ['140000'] },
      { name: '远帆技师学院', regions: ['410100'] },
      'ASK OTHER_REGION',
    ],
    [
      'of one name, one place in the other',
      { name: '远帆技师学院', regions: ['140000'] },
      { name: '远帆技师学院', regions: ['140400'] },
      'SAME EQUAL_NAME',
    ],
    [
      'of one name and two kinds are asked about',
      { name: '远帆研究院', kind: 'INSTITUTION' },
      { name: '远帆研究院', kind: 'ENTERPRISE' },
      'ASK OTHER_KIND',
    ],
    [
      'of one name and kinds that sources mix up',
      { name: '远帆研究院', kind: 'INSTITUTION' },
      { name: '远帆研究院', kind: 'ASSOCIATION' },
      'SAME EQUAL_NAME',
    ],
    [
      'one under a former name of the other is asked about',
      { name: '新名大学', aliases: [{ name: '旧名学院', kind: 'FORMER' }] },
      { name: '旧名学院' },
      'ASK FORMER_NAME',
    ],
    [
      'one under a short name of the other is asked about',
      { name: '山西机电职业技术学院', aliases: [{ name: '晋机院', kind: 'SHORT' }] },
      { name: '晋机院' },
      'ASK SHORT_NAME',
    ],
    [
      'one under another official name of the other',
      { name: '山西大学', aliases: [{ name: 'Shanxi University', kind: 'OFFICIAL' }] },
      { name: 'Shanxi  University' },
      'SAME EQUAL_NAME',
    ],
    [
      'a short name in another place is another body',
      { name: '远帆科技', regions: ['110000'] },
      { name: '远帆科技股份有限公司', regions: ['440300'] },
      'DIFFERENT OTHER_REGION',
    ],
  ];
  it.each(cases)('%s', (_what, a, b, verdict) => {
    expect(told(compareOrganisations(a, b))).toBe(verdict);
    expect(compareOrganisations(b, a)).toEqual(compareOrganisations(a, b));
  });
});

describe('two alliances', () => {
  const name = '全国轨道交通行业产教融合共同体';
  const lead = { name: '山西机电职业技术学院', ...code };
  const cases: [string, AllianceDescription, AllianceDescription, string][] = [
    ['of one name are asked about', { name }, { name }, 'ASK NAME_ALONE'],
    [
      'of one name and one region are asked about',
      { name, regions: ['140000'] },
      { name, regions: ['140000'] },
      'ASK NAME_ALONE',
    ],
    [
      'of one name and one lead are one',
      { name, leads: [lead] },
      { name, leads: [{ name: '别名学院', ...code }] },
      'SAME EQUAL_NAME',
    ],
    [
      'of one name, founded on one day, are one',
      { name, foundedOn: '2023-07-25' },
      { name, foundedOn: '2023-07-25' },
      'SAME EQUAL_NAME',
    ],
    [
      'of one name, founded in one year, are asked about',
      { name, foundedOn: '2023' },
      { name, foundedOn: '2023' },
      'ASK NAME_ALONE',
    ],
    [
      'of one name and other leads are asked about',
      { name, leads: [lead] },
      { name, leads: [{ name: '某学院', ...otherCode }] },
      'ASK OTHER_LEADS',
    ],
    [
      'of like names and other leads are two',
      { name: '阳泉职教集团', leads: [lead] },
      { name: '阳泉职业教育集团', leads: [{ name: '某学院', ...otherCode }] },
      'DIFFERENT OTHER_LEADS',
    ],
    [
      'of one name, founded years apart, are asked about',
      { name, foundedOn: '2019-05' },
      { name, foundedOn: '2023-07-25' },
      'ASK FOUNDED_APART',
    ],
    [
      'that an authority recognises, named by their city, are one',
      { name: '阳泉市智能装备产教联合体' },
      { name: '阳泉智能装备产教联合体' },
      'SAME EQUAL_WRITING',
    ],
    [
      'two terms of a committee are one committee',
      { name: '第一届山西省机械专业教学指导委员会' },
      { name: '第二届山西省机械专业教学指导委员会' },
      'SAME EQUAL_WITHOUT_NOTES',
    ],
  ];
  it.each(cases)('%s', (_what, a, b, verdict) => {
    expect(told(compareAlliances(a, b))).toBe(verdict);
    expect(compareAlliances(b, a)).toEqual(compareAlliances(a, b));
  });
});

describe('two people of one name', () => {
  const at = (body: string, title: string, ...seenOn: string[]): PersonDescription => ({
    name: '王远',
    posts: [{ body: { name: body }, title, seenOn }],
  });
  const cases: [string, PersonDescription, PersonDescription, string][] = [
    ['and nothing else are not one', { name: '王远' }, { name: '王远' }, 'DIFFERENT NAME_ALONE'],
    ['in the same post are one', at('东海大学', '校长', '2023'), at('东海大学', '校长', '2025-03'), 'SAME SAME_POST'],
    [
      'in the same post twenty years apart are asked about',
      at('东海大学', '校长', '2001'),
      at('东海大学', '校长', '2025'),
      'ASK SAME_POST_LONG_AFTER',
    ],
    ['of the same rank are asked about', at('东海大学', '教授'), at('东海大学', '教授'), 'ASK SAME_RANK'],
    ['in two posts of one body are asked about', at('东海大学', '副校长'), at('东海大学', '博士生'), 'ASK SAME_BODY'],
    [
      'in one post of a body that was upgraded are asked about',
      at('湖州商贸职业学院', '院长'),
      at('湖州商贸职业大学', '院长'),
      'ASK SAME_POST_AT_PERHAPS_SAME_BODY',
    ],
    [
      'in one post of look-alike bodies are not one',
      at('山西建筑学院', '院长'),
      at('陕西建筑学院', '院长'),
      'DIFFERENT NAME_ALONE',
    ],
    [
      'at a body and a part of it are asked about',
      at('东海大学', '校长'),
      at('东海大学机械学院', '院长'),
      'ASK RELATED_BODIES',
    ],
    [
      'at one event are asked about',
      { name: '王远', events: ['event:1'] },
      { name: '王远', events: ['event:1'] },
      'ASK SHARED_EVENT',
    ],
    [
      'of one ORCID are one',
      { name: '王远', identifiers: [{ scheme: 'ORCID', value: '0000-0002-1825-0097' }] },
      { name: 'Wang Yuan', identifiers: [{ scheme: 'ORCID', value: '0000000218250097' }] },
      'SAME EQUAL_CODE',
    ],
    [
      'written in traditional characters and with a title',
      at('东海大学', '校长'),
      { ...at('東海大學', '校長'), name: '王遠 教授' },
      'SAME SAME_POST',
    ],
  ];
  it.each(cases)('%s', (_what, a, b, verdict) => {
    expect(told(comparePeople(a, b))).toBe(verdict);
    expect(comparePeople(b, a)).toEqual(comparePeople(a, b));
  });
});
