import { describe, expect, it } from 'vitest';
import { ENTITY_KINDS, type EntityKind } from '../../src/database/kinds.ts';
import { nameInKey } from '../../src/database/names.ts';
import { keyFault } from '../../src/features/ingestion/key.ts';
import { linesOf, parseRecords } from '../../src/features/ingestion/parse.ts';

/** A key of each kind, as docs/records.md and the seed write them. */
const KEYS: Readonly<Record<EntityKind, readonly string[]>> = {
  SCHOOL: ['school:4114012888', 'org:某中等专业学校'],
  ENTERPRISE: ['enterprise:91110000MA01ABCD2X', 'org:某公司'],
  GOVERNMENT_BODY: ['org:长治市人民政府'],
  ASSOCIATION: ['org:中国机械工业联合会'],
  INSTITUTION: ['org:机械工业教育发展中心'],
  ALLIANCE: ['alliance:某共同体@140000', 'alliance:某共同体@CN', 'alliance:某共同体@CN~2'],
  PERSON: ['person:谢刚@school:4114012888', 'person:谢刚@enterprise:91110000MA01ABCD2X~3'],
  ROLE: ['role:院长@school:4114012888'],
  STANDARD: ['standard:通用技术要求@2025-09-21'],
  POLICY: ['policy:实施方法@CN'],
  PROGRAMME: ['programme:国家双高计划@CN'],
  AGREEMENT: ['agreement:合作协议@2025-09-21'],
  EVENT: ['event:2025-09-21:工作会议@140423', 'event:2025-09-21:工作会议@140423/speech-郑丽梅'],
  WORK: ['work:工作报告@2025-09-21'],
  AWARD: ['award:聘书@2025-09-21'],
  FACILITY: ['facility:实训基地@2025-09-21'],
  THEME: ['theme:人才供需匹配', 'theme:a%2Fb测试'],
  REGION: ['region:140400', 'region:140400/长治市高新区'],
  INDUSTRY: ['industry:gbt4754-2017:C3513', 'industry:uncoded:高端装备制造'],
  MAJOR: ['major:2021:460103', 'major:2021:020203TK'],
  OCCUPATION: ['occupation:机械工程技术人员'],
  SKILL: ['skill:plc编程'],
  OFFER: ['offer:demand/2025/高素质人才@org:长治市人民政府'],
};

describe('a key', () => {
  it.each(ENTITY_KINDS)('of a %s is what the contract writes', (kind) => {
    expect(KEYS[kind].map((key) => keyFault(kind, key))).toEqual(KEYS[kind].map(() => undefined));
  });

  it.each(ENTITY_KINDS)('of a %s is not one of another scheme, and the fault says what one looks like', (kind) => {
    expect(keyFault(kind, 'thing:某物')).toMatch(new RegExp(`^'thing:某物' is no key of a ${kind}: .*<`));
  });

  it.each([
    ['with full-width letters', 'THEME', 'theme:ＡＩ应用', 'theme:ai应用'],
    ['with white space', 'THEME', 'theme:智能　制造', 'theme:智能制造'],
    ['with book-title marks', 'STANDARD', 'standard:《通用要求》@CN', 'standard:通用要求@CN'],
    ['with capitals', 'STANDARD', 'standard:T标准@CN', 'standard:t标准@CN'],
    ['with capitals in an uncoded name', 'INDUSTRY', 'industry:uncoded:LED', 'industry:uncoded:led'],
  ] as const)('%s is given back as it should be written', (_says, kind, key, written) => {
    expect(keyFault(kind, key)).toMatch(new RegExp(`: ${written.replaceAll(/[.*]/g, '\\$&')}$`));
    expect(keyFault(kind, written)).toBeUndefined();
  });

  it('made from any name by the rule is one', () => {
    for (const name of ['《A/B》 100% “测试”~2:x@y', 'ＰＬＣ　编程', '长'.repeat(300)]) {
      expect(keyFault('THEME', `theme:${nameInKey(name)}`)).toBeUndefined();
    }
  });

  it('does not hold what would part it', () => {
    expect(keyFault('THEME', 'theme:甲/乙')).toMatch(/percent-encode/);
    expect(keyFault('THEME', 'theme:50%')).toMatch(/write %25/);
  });
});

describe('parsing', () => {
  const entity = {
    type: 'entity',
    kind: 'WORK',
    key: 'work:报告@CN',
    name: '报告',
    evidence: [{ source: 'source:x' }],
  };
  const parse = (record: object | string) =>
    parseRecords(linesOf(typeof record === 'string' ? record : JSON.stringify(record), 'file.jsonl'));

  it.each([
    ['a name that is longer once it is compared', { name: 'ﷺ'.repeat(100) }, 'name', 'is longer than 500 characters'],
    [
      'more names than a thing has',
      { aliases: Array.from({ length: 1_001 }, (_, at) => ({ name: `别名${at}`, kind: 'SHORT' })) },
      'aliases',
      'is longer than 1000: give the rest in further records',
    ],
  ])('refuses %s', (_says, fields, field, message) => {
    expect(parse({ ...entity, ...fields }).problems).toEqual([expect.objectContaining({ field, message })]);
  });

  it('keeps text in NFC and names a line by its place in the file', () => {
    const { parsed, problems } = parse(`\uFEFF\r\n\r\n${JSON.stringify({ ...entity, name: 'Caf\u0065\u0301' })}\r\n`);
    expect(problems).toEqual([]);
    expect(parsed).toMatchObject([{ record: { name: 'Caf\u00e9' }, at: { file: 'file.jsonl', line: 3 } }]);
  });

  it('tells all faults of a record, each with its own field', () => {
    const { parsed, problems } = parse({ ...entity, name: '\u200b', colour: 1, evidence: [], attributes: { size: 1 } });
    expect(parsed).toEqual([]);
    expect(problems.map(({ field }) => field).sort()).toEqual(expect.arrayContaining(['colour', 'evidence', 'name']));
  });

  it.each(['__proto__', 'constructor', 'toString'])('knows no field %s', (name) => {
    const { problems } = parse(JSON.stringify(entity).replace('"name"', `"${name}":{"x":1},"name"`));
    expect(problems.map(({ field }) => field)).toEqual([name]);
  });

  it.each(['1e400', '9007199254740993', '1.5', '-1', '"1"'])('takes no %s for an offset', (start) => {
    const text = JSON.stringify({ ...entity, evidence: [{ source: 'source:x', start: 0, end: 1 }] });
    const { problems } = parse(text.replace('"start":0', `"start":${start}`));
    expect(problems.map(({ field }) => field)).toContain('evidence.0.start');
  });
});

it('refuses the text of a source in a record, and says how it is stored', () => {
  const record = { type: 'source', key: 'source:某报-2025-09-22', title: '会议召开', text: '全文' };
  const { problems } = parseRecords(linesOf(JSON.stringify(record), 'a.jsonl'));
  expect(problems).toEqual([
    {
      file: 'a.jsonl',
      line: 1,
      field: 'text',
      message: 'is not taken with a record: `silian source attach` stores it, where the operator wants it',
    },
  ]);
});
