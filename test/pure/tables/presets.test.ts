import { describe, expect, it } from 'vitest';
import { parseRecords } from '../../../src/features/ingestion/parse.ts';
import { importDivisions } from '../../../src/features/tables/import-files.ts';
import type { Made } from '../../../src/features/tables/importing.ts';
import { presetNames, readMapping } from '../../../src/features/tables/presets.ts';
import { file, files, type Imported, imported } from './support.ts';

const SOURCE = { publisher: '试验方', publishedOn: '2025-06-20' };

/** What a preset makes of a table; every record is held to the format of records. */
async function made(preset: string, contents: Readonly<Record<string, string>>, options = {}): Promise<Imported> {
  const { mapping } = readMapping(preset);
  const result = await imported(mapping, await files(contents), { source: SOURCE, ...options });
  expect(problemsIn(result.made)).toEqual([]);
  return result;
}
const problemsIn = (all: readonly Made[]): unknown =>
  parseRecords(all.map(({ record, ...at }) => ({ text: JSON.stringify(record), ...at }))).problems;

const entity = (kind: string, key: string, name: string, more: object = {}) => ({
  type: 'entity',
  kind,
  key,
  name,
  ...more,
});
const relation = (kind: string, from: string, to: string, more: object = {}) => ({
  type: 'relation',
  kind,
  from,
  to,
  ...more,
});
const seen = { validity: { observedOn: ['2025-06-20'] } };

describe('the presets', () => {
  it('are found by name; another name says what there is', () => {
    expect(presetNames()).toEqual([
      'industries',
      'listed-companies',
      'majors',
      'regions',
      'school-majors',
      'schools',
      'three-lists',
    ]);
    expect(() => readMapping('school')).toThrow("'school' is no preset; 'schools' is: is it meant?");
    expect(() => readMapping('nowhere.json')).toThrow("'nowhere.json' is no file that is there");
  });

  it('schools: the list of the Ministry, with its titles and headings', async () => {
    const {
      records,
      counts,
      made: all,
    } = await made('schools', {
      'list.csv':
        '附件1,,,,,,\n序号,学校名称,学校标识码,主管部门,所在地,办学层次,备注\n山西省（1所）,,,,,,\n1,甲职业学院,4114000001,山西省,长治市,专科,\n',
    });
    expect(records).toEqual([
      entity('SCHOOL', 'school:4114000001', '甲职业学院', {
        identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114000001' }],
        attributes: { educationLevel: '专科' },
      }),
      relation('LOCATED_IN', 'school:4114000001', 'region:140400', seen),
    ]);
    expect(counts[0]?.skipped).toEqual({ 'no code: a heading or a note 无标识码，为标题或注释': 1 });
    expect(all[0]?.record).toMatchObject({
      key: 'source:试验方-2025-06-20',
      title: '全国高等学校名单(截至2025年6月20日)',
    });
  });

  it('regions: by code alone, with what each lies in', async () => {
    const { records } = await made('regions', {
      'list.csv': '行政区划代码,单位名称\n140000,山西省\n140400,长治市\n140423,襄垣县\n110105,朝阳区\n429004,仙桃市\n',
    });
    expect(records.filter(({ type }: { type?: string }) => type === 'relation')).toEqual([
      relation('PART_OF', 'region:140400', 'region:140000'),
      relation('PART_OF', 'region:140423', 'region:140400'),
      relation('PART_OF', 'region:110105', 'region:110000'),
      relation('PART_OF', 'region:429004', 'region:420000'),
    ]);
    expect(records[2]).toEqual(relation('PART_OF', 'region:140400', 'region:140000'));
    expect(records[3]).toEqual(
      entity('REGION', 'region:140423', '襄垣县', {
        identifiers: [{ scheme: 'GBT2260', value: '140423' }],
        attributes: { code: '140423', system: 'GB/T 2260', level: '县级' },
      }),
    );
  });

  it('regions without a file: those that come with the package', async () => {
    const { mapping, file: mappingFile } = readMapping('regions');
    const all: Made[] = [];
    const told = { onTable: () => {}, onReject: (fault: object) => expect(fault).toBeUndefined() };
    for await (const each of importDivisions({ mapping, mappingFile, ...told })) all.push(each);
    expect(problemsIn(all)).toEqual([]);
    expect(all[0]?.record).toMatchObject({
      type: 'source',
      key: expect.stringMatching(/^source:npm-@vant\/area-data-2\.\d/),
    });
    const keys = new Set(all.map(({ record }) => record.key));
    expect(keys.size).toBeGreaterThan(3_000);
    const dangling = all.filter(({ record }) => record.type === 'relation' && !keys.has(record.to));
    expect(dangling).toEqual([]);
    expect(all.map(({ record }) => record)).toContainEqual(
      expect.objectContaining({ kind: 'PART_OF', from: 'region:140423', to: 'region:140400' }),
    );
  });

  it('industries: codes that lost their zeros have none put back in silence, levels and parents follow from codes', async () => {
    const { records, faults } = await made('industries', {
      'list.csv': '门类,代码,类别名称\nA,A,农业\n,01,农业\n,011,谷物种植\n,0111,稻谷种植\n,1,坏\n',
    });
    expect(records.filter(({ type }: { type?: string }) => type === 'relation')).toEqual([
      relation('PART_OF', 'industry:gbt4754-2017:01', 'industry:gbt4754-2017:A', { validity: { from: '2017' } }),
      relation('PART_OF', 'industry:gbt4754-2017:011', 'industry:gbt4754-2017:01', { validity: { from: '2017' } }),
      relation('PART_OF', 'industry:gbt4754-2017:0111', 'industry:gbt4754-2017:011', { validity: { from: '2017' } }),
    ]);
    expect(records[1]).toMatchObject({
      attributes: { code: '01', system: 'GB/T 4754', version: '2017', level: '大类' },
    });
    expect(faults).toMatchObject([{ line: 6, column: '代码', value: '1' }]);
  });

  it('majors: with their classes and fields, each catalogue a system of its own', async () => {
    const { records } = await made('majors', {
      'list.csv':
        '专业大类代码,专业大类,专业类代码,专业类,专业代码,专业名称\n46,装备制造大类,4603,自动化类,460301,甲技术\n46,装备制造大类,4603,自动化类,460302,乙技术\n,哲学,,哲学类,10101,丙\n',
    });
    expect(
      records.map((record) =>
        'key' in record ? record.key : 'to' in record && 'from' in record ? `${record.from} → ${record.to}` : '',
      ),
    ).toEqual([
      'major:2021:46',
      'major:2021:4603',
      'major:2021:460301',
      'major:2021:4603 → major:2021:46',
      'major:2021:460301 → major:2021:4603',
      'major:2021:460302',
      'major:2021:460302 → major:2021:4603',
      'major:bk2025:01',
      'major:bk2025:0101',
      'major:bk2025:010101',
      'major:bk2025:0101 → major:bk2025:01',
      'major:bk2025:010101 → major:bk2025:0101',
    ]);
    expect(records[1]).toEqual(
      entity('MAJOR', 'major:2021:4603', '自动化类', {
        identifiers: [{ scheme: 'MAJOR_2021', value: '4603' }],
        attributes: { code: '4603', system: '专业目录', version: '2021', level: '高职专科' },
        validity: { from: '2021' },
      }),
    );
  });

  it('listed companies: by credit code, or by name where there is none', async () => {
    const { records } = await made('listed-companies', {
      'list.csv':
        '证券代码,证券简称,公司全称,统一社会信用代码,省份,城市\n600001,甲股份,甲股份有限公司,911100000000000006,山西省,长治市\n2,乙,乙有限公司,,境外,\n',
    });
    expect(records).toEqual([
      entity('ENTERPRISE', 'enterprise:911100000000000006', '甲股份有限公司', {
        aliases: [{ name: '甲股份', kind: 'SHORT' }],
        identifiers: [
          { scheme: 'USCC', value: '911100000000000006' },
          { scheme: 'STOCK_CODE', value: '600001' },
        ],
      }),
      relation('LOCATED_IN', 'enterprise:911100000000000006', 'region:140400', seen),
      entity('ENTERPRISE', 'org:乙有限公司', '乙有限公司', {
        aliases: [{ name: '乙', kind: 'SHORT' }],
        identifiers: [{ scheme: 'STOCK_CODE', value: '000002' }],
      }),
    ]);
  });

  it('school majors: by code, by name where there is none, in the years that are given', async () => {
    const { records, leftOut } = await made('school-majors', {
      'list.csv':
        '学校标识码,专业代码,专业名称,年份\n4114000001,460301,甲技术,2024|2025\n4114000001,,未列入目录的专业,\n4114000001,,,2025\n',
    });
    expect(records).toEqual([
      relation('OFFERS_MAJOR', 'school:4114000001', 'major:2021:460301', {
        validity: { observedOn: ['2024', '2025'] },
      }),
      entity('MAJOR', 'major:uncoded:未列入目录的专业', '未列入目录的专业'),
      relation('OFFERS_MAJOR', 'school:4114000001', 'major:uncoded:未列入目录的专业', seen),
    ]);
    expect(leftOut).toMatchObject([{ line: 4 }]);
  });
});

describe('the three lists of a consortium', () => {
  const OWNER = 'enterprise:911100000000000006';
  const owned = '甲公司,911100000000000006';
  const HEAD = '企业名称,统一社会信用代码';

  it('people needed: posts with number, level, majors, skills, place and period', async () => {
    const { records } = await made('three-lists', {
      '人才需求清单.csv': `序号,${HEAD},岗位名称,需求人数,学历要求,专业要求,技能要求,工作地点,需求年度\n1,${owned},焊接工程师,20人,大专及以上,460301 机电一体化技术:0.6、不在目录的专业,机器人焊接,长治市,2025-2026\n2,${owned},普工,若干,不限,,,,\n`,
    });
    const key = `offer:demand/2025—2026/焊接工程师@${OWNER}`;
    expect(records).toEqual([
      entity('ENTERPRISE', OWNER, '甲公司', { identifiers: [{ scheme: 'USCC', value: '911100000000000006' }] }),
      entity('OCCUPATION', 'occupation:焊接工程师', '焊接工程师'),
      entity('MAJOR', 'major:uncoded:不在目录的专业', '不在目录的专业'),
      entity('SKILL', 'skill:机器人焊接', '机器人焊接'),
      entity('OFFER', key, '焊接工程师', {
        attributes: {
          side: 'DEMAND',
          category: 'PEOPLE',
          quantity: 20,
          unit: '人',
          level: 'DIPLOMA',
          topics: [
            { key: 'occupation:焊接工程师' },
            { key: 'major:2021:460301', weight: 0.6 },
            { key: 'major:uncoded:不在目录的专业' },
            { key: 'skill:机器人焊接' },
          ],
        },
        validity: { from: '2025', to: '2026', observedOn: ['2025-06-20'] },
      }),
      relation('OFFERS', OWNER, key, seen),
      relation('LOCATED_IN', key, 'region:140400', seen),
      entity('OCCUPATION', 'occupation:普工', '普工'),
      entity('OFFER', `offer:demand/2025-06-20/普工@${OWNER}`, '普工', {
        attributes: { side: 'DEMAND', category: 'PEOPLE', topics: [{ key: 'occupation:普工' }] },
        ...seen,
      }),
      relation('OFFERS', OWNER, `offer:demand/2025-06-20/普工@${OWNER}`, seen),
    ]);
  });

  it('products and technology: what is made, what is wanted, in which industry and field', async () => {
    const { records } = await made('three-lists', {
      '核心产品清单.csv': `${HEAD},产品名称,年产量,所属行业\n${owned},数控机床,1200台,C34\n`,
      '技术需求清单.csv': `${HEAD},技术需求名称,技术领域,需求描述,紧迫程度\n${owned},精密磨削,磨削工艺,提高精度,紧急\n`,
    });
    const product = `offer:supply/2025-06-20/数控机床@${OWNER}`;
    const technology = `offer:demand/2025-06-20/精密磨削@${OWNER}`;
    expect(records.filter((record) => 'kind' in record && record.kind !== 'ENTERPRISE')).toEqual([
      entity('THEME', 'theme:数控机床', '数控机床', { attributes: { category: 'PRODUCT' } }),
      entity('OFFER', product, '数控机床', {
        attributes: {
          side: 'SUPPLY',
          category: 'PRODUCTS',
          quantity: 1200,
          unit: '台',
          topics: [{ key: 'theme:数控机床' }, { key: 'industry:gbt4754-2017:34' }],
        },
        ...seen,
      }),
      relation('OFFERS', OWNER, product, seen),
      entity('THEME', 'theme:磨削工艺', '磨削工艺', { attributes: { category: 'TOPIC' } }),
      entity('OFFER', technology, '精密磨削', {
        attributes: { side: 'DEMAND', category: 'TECHNOLOGY', urgency: 'URGENT', topics: [{ key: 'theme:磨削工艺' }] },
        ...seen,
      }),
      relation('OFFERS', OWNER, technology, seen),
    ]);
  });

  it('take majors by name where a catalogue stands beside them', async () => {
    const { records } = await made(
      'three-lists',
      { '人才需求清单.csv': `企业名称,岗位名称,所需专业\n甲公司,工程师,机电一体化技术\n` },
      { lookups: new Map([['majorCodes', await file('name,code\n机电一体化技术,460301\n', 'majors.csv')]]) },
    );
    expect(records).toContainEqual(
      expect.objectContaining({
        key: 'offer:demand/2025-06-20/工程师@org:甲公司',
        attributes: expect.objectContaining({ topics: [{ key: 'occupation:工程师' }, { key: 'major:2021:460301' }] }),
      }),
    );
  });

  it('refuse the same need twice: the second would take the place of the first', async () => {
    const { faults } = await made('three-lists', {
      '人才.csv': '企业名称,岗位名称,需求人数\n甲公司,焊工,2\n甲公司,焊工,3\n',
    });
    expect(faults).toMatchObject([
      {
        line: 3,
        message: expect.stringContaining('says what line 2 has said: offer:demand/2025-06-20/焊工@org:甲公司'),
      },
    ]);
  });
});
