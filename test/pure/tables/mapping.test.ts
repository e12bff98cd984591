import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../../src/features/tables/mapping.ts';
import { file, files, imported, mappingOf, workbook } from './support.ts';

const SCHOOL = { type: 'entity', kind: 'SCHOOL', key: 'school:{code}', name: '{name}' };
const COLUMNS = { code: { header: ['学校标识码', 'code'], required: true, filled: true }, name: ['学校名称', 'name'] };
const schools = (column: object = {}, table: object = {}): object =>
  mappingOf({ columns: { ...COLUMNS, code: { ...COLUMNS.code, ...column } }, records: [SCHOOL], ...table });

const OFFER = { type: 'entity', kind: 'OFFER', key: 'offer:{a|key}', name: '{a}' };
/** What one cell, in a column `b` of this sort, becomes as a value of the record. */
async function became(column: object, cell: string, value: unknown = '{b}'): Promise<unknown> {
  const mapping = mappingOf({ columns: { a: 'a', b: column }, records: [{ ...OFFER, attributes: { x: value } }] });
  const { records, faults } = await imported(mapping, [await file(`a,b\n1,"${cell}"\n`)]);
  if (faults[0]) return faults[0].message;
  return records.map((record) => ('attributes' in record ? record.attributes : undefined))[0];
}

describe('a mapping', () => {
  it('makes records of rows, with the source first, and the row as evidence', async () => {
    const path = await file('学校标识码,学校名称\n4114012888,甲学院\n4114010001,乙学院\n');
    const { made, counts } = await imported(schools(), [path]);
    expect(made.map(({ record, line }) => ({ ...record, line }))).toEqual([
      {
        type: 'source',
        key: 'source:试验-2025',
        title: 'list',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        line: 1,
      },
      {
        type: 'entity',
        kind: 'SCHOOL',
        key: 'school:4114012888',
        name: '甲学院',
        evidence: [{ source: 'source:试验-2025', paragraph: 1 }],
        line: 2,
      },
      {
        type: 'entity',
        kind: 'SCHOOL',
        key: 'school:4114010001',
        name: '乙学院',
        evidence: [{ source: 'source:试验-2025', paragraph: 2 }],
        line: 3,
      },
    ]);
    expect(counts).toMatchObject([
      { table: 'list', rows: 2, entities: 2, relations: 0, encoding: 'utf-8', rejected: {} },
    ]);
  });

  it('makes nothing of a table that has a header only, not even a source', async () => {
    const { made, counts } = await imported(schools(), [await file('code,name\n')]);
    expect([made, counts[0]?.rows]).toEqual([[], 0]);
  });

  it('finds the header below titles, and whatever the case, spaces and stars of its names', async () => {
    const path = await file('全国高等学校名单,\n截至,2025\n" 学校 标识码*",学校名称\n1,甲\n');
    expect((await imported(schools(), [path])).records).toMatchObject([{ key: 'school:1', name: '甲' }]);
  });

  it('leaves out what has no value: fields, things in lists, and records without ends', async () => {
    const mapping = mappingOf({
      columns: { code: 'code', name: 'name', short: 'short', city: 'city' },
      records: [
        {
          ...SCHOOL,
          aliases: [{ name: '{short}', kind: 'SHORT' }],
          identifiers: [{ scheme: 'MOE_SCHOOL', value: '{code}' }],
          attributes: { educationLevel: '{short}' },
        },
        { type: 'relation', kind: 'LOCATED_IN', from: 'school:{code}', to: 'region:{city}' },
      ],
    });
    const { records } = await imported(mapping, [await file('code,name,short,city\n1,甲,,\n')]);
    expect(records).toEqual([
      {
        type: 'entity',
        kind: 'SCHOOL',
        key: 'school:1',
        name: '甲',
        identifiers: [{ scheme: 'MOE_SCHOOL', value: '1' }],
      },
    ]);
  });

  it('takes the first of several that has a value, and values under conditions', async () => {
    const mapping = mappingOf({
      columns: { a: 'a', b: 'b', c: 'c' },
      records: [
        {
          ...OFFER,
          attributes: {
            either: { first: ['{b}', '{c}', 'neither'] },
            only: { when: { c: { filled: true }, a: ['1', '2'] }, value: 'both' },
          },
        },
      ],
    });
    const { records } = await imported(mapping, [await file('a,b,c\n1,,x\n2,y,\n3,,\n')]);
    expect(records).toMatchObject([
      { attributes: { either: 'x', only: 'both' } },
      { attributes: { either: 'y' } },
      { attributes: { either: 'neither' } },
    ]);
  });

  it('splits lists, each with its parts, into records and into fields', async () => {
    const mapping = mappingOf({
      columns: { a: 'a', topics: { list: { by: '[、,\\n]', parts: ':' } } },
      records: [
        { type: 'entity', each: 'topics', once: true, kind: 'SKILL', key: 'skill:{item|key}', name: '{item}' },
        {
          ...OFFER,
          attributes: { topics: [{ each: 'topics', value: { key: 'skill:{item|key}', weight: '{item.2}' } }] },
        },
      ],
    });
    const { records } = await imported(mapping, [await file('a,topics\n1,"焊接:0.6、 PLC\n、"\n2,PLC:40%\n3,\n')]);
    expect(records).toEqual([
      { type: 'entity', kind: 'SKILL', key: 'skill:焊接', name: '焊接' },
      { type: 'entity', kind: 'SKILL', key: 'skill:plc', name: 'PLC' },
      {
        type: 'entity',
        kind: 'OFFER',
        key: 'offer:1',
        name: '1',
        attributes: { topics: [{ key: 'skill:焊接', weight: 0.6 }, { key: 'skill:plc' }] },
      },
      {
        type: 'entity',
        kind: 'OFFER',
        key: 'offer:2',
        name: '2',
        attributes: { topics: [{ key: 'skill:plc', weight: 0.4 }] },
      },
      { type: 'entity', kind: 'OFFER', key: 'offer:3', name: '3' },
    ]);
  });

  it('skips what says nothing and leaves out what it rejects, and counts both by reason', async () => {
    const because = (when: object, why: string) => [{ when, because: why }];
    const table = {
      skip: because({ code: { filled: false } }, 'a heading'),
      reject: because({ name: { matches: '^撤销' } }, 'closed'),
    };
    const { records, counts, leftOut, faults } = await imported(schools({ filled: false }, table), [
      await file('code,name\n,北京市(2所)\n1,甲\n2,撤销的\n'),
    ]);
    expect(records).toHaveLength(1);
    expect(counts).toMatchObject([{ rows: 3, skipped: { 'a heading': 1 }, rejected: { closed: 1 }, faulty: {} }]);
    expect(leftOut).toMatchObject([{ line: 4, message: 'closed' }]);
    expect(faults).toEqual([]);
  });

  it('lets an empty cell stand for the one above where cells were merged', async () => {
    const { records } = await imported(schools({ carried: true }), [await file('code,name\n1,甲\n,乙\n')]);
    expect(records).toMatchObject([{ key: 'school:1' }, { key: 'school:1', name: '乙' }]);
  });

  it('lets a cell stand for the one above only together with another, where the mapping says so', async () => {
    const columns = {
      owner: { header: 'owner', carried: true },
      code: { header: 'code', carried: 'owner' },
      name: 'name',
    };
    const mapping = mappingOf({
      columns,
      records: [
        { ...SCHOOL, key: '{owner}:{code}' },
        { ...SCHOOL, key: '{owner}' },
      ],
    });
    const { records } = await imported(mapping, [await file('owner,code,name\na,1,x\n,,x\nb,,x\n,,x\n')]);
    expect(records.map((record) => ('key' in record ? record.key : ''))).toEqual(['a:1', 'a', 'a:1', 'a', 'b', 'b']);
  });

  it('has parameters that whoever imports may set', async () => {
    const mapping = mappingOf(
      { columns: { code: 'code', name: 'name' }, records: [{ ...SCHOOL, key: 'major:{version}:{code}' }] },
      { parameters: { version: '2021' } },
    );
    const path = await file('code,name\n1,甲\n');
    expect((await imported(mapping, [path])).records).toMatchObject([{ key: 'major:2021:1' }]);
    const parameters = new Map([['version', '2026']]);
    expect((await imported(mapping, [path], { parameters })).records).toMatchObject([{ key: 'major:2026:1' }]);
    await expect(imported(mapping, [path], { parameters: new Map([['x', '1']]) })).rejects.toThrow(
      "--set: 'x' is no parameter of the mapping. Allowed: version",
    );
  });
});

describe('a cell', () => {
  it.each([
    [{ format: 'digits', length: 6 }, '１４０４００', '140400'],
    [{ format: 'digits', length: 4 }, '111', '0111'],
    [{ format: 'digits', length: 6 }, '10103K', '010103K'],
    [{ format: 'digits', length: 6 }, '140400.0', '140400'],
    [{ format: 'number' }, '1,234.5', 1234.5],
    [{ format: 'integer' }, '１２', 12],
    [{ format: 'quantity' }, '50人', 50],
    [{ format: 'day' }, '2025/9/1', '2025-09-01'],
    [{ format: 'day' }, '20250901', '2025-09-01'],
    [{ format: 'day' }, '2025年9月1日', '2025-09-01'],
    [{ format: 'day' }, '2025-09-01 00:00:00', '2025-09-01'],
    [{ format: 'period' }, '2025年9月', '2025-09'],
    [{ format: 'period' }, '2025.9', '2025-09'],
    [{ format: 'period' }, '2025年', '2025'],
    [{}, ' 　机电\n一体化\u200b ', '机电一体化'],
    [{}, 'PLC\nand more', 'PLC and more'],
    [{ lookup: 'grades' }, '甲', 'A'],
  ])('in a column %j reads %j as %j', async (column, cell, x) => {
    const mapping = mappingOf(
      { columns: { a: 'a', b: column }, records: [{ ...OFFER, attributes: { x: '{b}' } }] },
      { lookups: { grades: { values: { 甲: 'A' } } } },
    );
    const { records, faults } = await imported(mapping, [await file(`a,b\n1,"${cell}"\n`)]);
    expect(faults).toEqual([]);
    expect(records).toMatchObject([{ attributes: { x } }]);
  });

  it.each([
    ['2025', ['2025', '2025']],
    ['2025-2026', ['2025', '2026']],
    ['2025年3月至2026年2月', ['2025-03', '2026-02']],
    ['2025.3-2025.12', ['2025-03', '2025-12']],
    ['2025-09-01~2025-12-31', ['2025-09-01', '2026-01-01']],
    ['2025-09-01', ['2025-09-01', '2025-09-02']],
    ['2025-09', ['2025-09', '2025-09']],
  ])('of a range reads %s', async (cell, x) => {
    expect(await became({ format: 'range' }, cell, ['{b.from}', '{b.to}'])).toEqual({ x });
  });

  it('of a quantity keeps its unit apart', async () => {
    expect(await became({ format: 'quantity' }, '1,200 台', ['{b}', '{b.unit}'])).toEqual({ x: [1200, '台'] });
  });

  it('that is a placeholder for nothing is empty', async () => {
    expect(await became({ format: 'number', empty: ['若干'] }, '若干')).toBeUndefined();
  });

  it.each([
    [{ format: 'digits', length: 6 }, '1.4E+05', 'is a code that a spreadsheet has shortened'],
    [{ format: 'digits', length: 6 }, '14', 'has 2 digits, not 6'],
    [{ format: 'digits' }, '一', 'is no code of digits'],
    [{ format: 'number' }, '二十', 'is no number'],
    [{ format: 'integer' }, '1.5', 'is no whole number'],
    [{ format: 'quantity' }, '20-30人', 'is no quantity'],
    [{ format: 'day' }, '2025-02-30', 'is no date'],
    [{ format: 'day' }, '2025-09', 'is no day: year, month and day are wanted'],
    [{ format: 'day' }, '45678', 'is no date'],
    [{ matches: '^A' }, 'B', 'does not look as it should (^A)'],
    [{ filled: true }, '', 'is empty: it has to be filled'],
  ])('in a column %j is at fault with %j', async (column, cell, message) => {
    expect(await became(column, cell)).toContain(message);
  });

  it('at fault is named by file, line, column and value', async () => {
    const path = await file('学校标识码,name\n1,甲\n"\n",乙\n"一\n二",丙\nx,丁\n');
    const { faults, records, counts } = await imported(schools({ format: 'digits' }), [path]);
    expect(records).toHaveLength(1);
    expect(faults).toMatchObject([
      { file: path, line: 3, column: '学校标识码', message: expect.stringContaining('is empty: it has to be filled') },
      {
        file: path,
        line: 5,
        column: '学校标识码',
        value: '一二',
        message: expect.stringContaining('is no code of digits'),
      },
      { file: path, line: 7, column: '学校标识码', value: 'x' },
    ]);
    expect(Object.values(counts[0]?.faulty ?? {})).toEqual([1, 2]);
  });

  it('that has to be there once is at fault the second time', async () => {
    const { faults } = await imported(schools({ unique: true }), [await file('code,name\n1,甲\n1,乙\n')]);
    expect(faults).toMatchObject([
      { line: 3, column: 'code', value: '1', message: expect.stringContaining('is given on line 2 already') },
    ]);
  });

  it('of a workbook may have lost what Excel cannot hold, or be an error', async () => {
    const row = (line: number, cells: string) => `<row r="${line}">${cells}</row>`;
    const header = row(1, '<c r="A1" t="str"><v>code</v></c><c r="B1" t="str"><v>name</v></c>');
    const named = (line: number) => `<c r="B${line}" t="str"><v>甲</v></c>`;
    const sheet = [
      header,
      row(2, `<c r="A2"><v>111</v></c>${named(2)}`),
      row(3, `<c r="A3"><v>9.1140000000000006E+17</v></c>${named(3)}`),
      row(4, `<c r="A4" t="e"><v>#N/A</v></c>${named(4)}`),
      row(5, '<c r="A5"><v>1</v></c><c r="B5"><v>911100000000000006</v></c>'),
    ].join('');
    const path = await file(workbook({ Sheet1: sheet }), 'list.xlsx');
    const { records, faults } = await imported(schools({ format: 'digits' }), [path]);
    expect(records).toMatchObject([{ key: 'school:111' }]);
    expect(faults).toMatchObject([
      {
        sheet: 'Sheet1',
        line: 3,
        column: 'code',
        message: expect.stringContaining('is a number of more than 15 digits'),
      },
      { sheet: 'Sheet1', line: 4, column: 'code', message: expect.stringContaining("is Excel's error #N/A") },
      { line: 5, column: 'name', message: expect.stringContaining('is a number of more than 15 digits') },
    ]);
  });
});

describe('a row', () => {
  it('with more or fewer fields than the header is at fault; empty ones at its end are none', async () => {
    const { records, faults } = await imported(schools(), [await file('code,name\n1,甲,乙\n2\n3,丙,\n')]);
    expect(records).toMatchObject([{ key: 'school:3' }]);
    expect(faults).toMatchObject([
      { line: 2, message: expect.stringContaining('has 3 fields where the header has 2') },
      { line: 3, message: expect.stringContaining('has 1 fields where the header has 2') },
    ]);
  });
});

describe('a header', () => {
  it.each([
    ['学校标志码,学校名称', "missing '学校标识码' or 'code'; '学校标志码' is there: is it meant?"],
    ['编号,名', "missing '学校标识码' or 'code'. Line 1 has: 编号, 名"],
    ['code,学校名城', "has the column '学校名城', which is not known; '学校名称' is, and is missing"],
    ['code,name,Code', "has the column 'code' twice, as number 1 and 3"],
  ])('%s is a fault that names the column and what is there', async (header, message) => {
    await expect(imported(schools(), [await file(`${header}\n1,2,3\n`)])).rejects.toThrow(message);
  });

  it('may have columns that are not used: they are told', async () => {
    const { counts } = await imported(schools({}, { ignored: ['序号'] }), [
      await file('序号,code,name,电话\n1,1,甲,2\n'),
    ]);
    expect(counts[0]?.unused).toEqual(['电话']);
  });
});

describe('a lookup', () => {
  const looking = (lookups: object, value = '{b|lookup:it}') =>
    mappingOf({ columns: { a: 'a', b: 'b' }, records: [{ ...OFFER, attributes: { x: value } }] }, { lookups });
  const values = async (mapping: object, paths: readonly string[], options = {}) => {
    const { records, faults } = await imported(mapping, paths, options);
    return [
      ...records.map((record) => ('attributes' in record ? record.attributes : undefined)),
      ...faults.map(({ column, message }) => `${column}: ${message}`),
    ];
  };
  const CELLS = 'a,b\n1,甲\n2,乙丙\n3,丁\n';

  it('by values, with what stands for others', async () => {
    const spec = { values: { 甲: 'A', 乙丙: null } };
    expect(await values(looking({ it: { ...spec, otherwise: '{0}?' } }), [await file(CELLS)])).toEqual([
      { x: 'A' },
      undefined,
      { x: '丁?' },
    ]);
    expect(await values(looking({ it: { ...spec, otherwise: null } }), [await file(CELLS)])).toEqual([
      { x: 'A' },
      undefined,
      undefined,
    ]);
    expect(await values(looking({ it: spec }), [await file(CELLS)])).toEqual([
      { x: 'A' },
      undefined,
      expect.stringContaining("b: is not in the lookup 'it'"),
    ]);
  });

  it('by patterns, with groups', async () => {
    const it = {
      patterns: [
        ['^乙(.)$', '{1}-{0}-{a}'],
        ['', 'other'],
      ],
    };
    expect(await values(looking({ it }), [await file(CELLS)])).toEqual([
      { x: 'other' },
      { x: '丙-乙丙-2' },
      { x: 'other' },
    ]);
  });

  it('in a table beside the file, or one that is given', async () => {
    const it = { table: 'names.csv', key: '{名}', value: '{码}', otherwise: null };
    const [list = '', , other = ''] = await files({
      'list.csv': CELLS,
      'names.csv': '名,码\n甲,A\n',
      'other.csv': '名,码\n丁,D\n',
    });
    expect(await values(looking({ it }), [list])).toEqual([{ x: 'A' }, undefined, undefined]);
    expect(await values(looking({ it }), [list], { lookups: new Map([['it', other]]) })).toEqual([
      undefined,
      undefined,
      { x: 'D' },
    ]);
  });

  it('in a table whose key has several values: the first, the last or none, as the mapping says', async () => {
    const [list = ''] = await files({ 'list.csv': CELLS, 'names.csv': '代码,专业名称\nA,甲\nB,甲\nC,乙丙\n' });
    const spec = {
      table: 'names.csv',
      columns: { name: ['name', '专业名称'] },
      key: '{name}',
      value: '{代码}',
      otherwise: null,
    };
    const taking = (repeated: string) => values(looking({ it: { ...spec, repeated } }), [list]);
    expect(await taking('FIRST')).toEqual([{ x: 'A' }, { x: 'C' }, undefined]);
    expect(await taking('LAST')).toEqual([{ x: 'B' }, { x: 'C' }, undefined]);
    expect(await taking('NONE')).toEqual([undefined, { x: 'C' }, undefined]);
  });

  it.each([
    [{ 'names.csv': '名,码\n甲,A\n甲,B\n' }, "line 3 gives '甲' another value for the lookup 'it': 'A', then 'B'"],
    [{ 'names.csv': '名称,码\n' }, "has no column '名'. It has: 名称, 码"],
    [{}, "names.csv: is not beside the tables, and the lookup 'it' wants it: give it with --lookup it=FILE"],
  ])('in a table that cannot be used says why', async (beside, message) => {
    const it = { table: 'names.csv', key: '{名}', value: '{码}' };
    const [list = ''] = await files({ 'list.csv': CELLS, ...beside });
    await expect(values(looking({ it }), [list])).rejects.toThrow(message);
  });

  it('among the administrative divisions, by name, by full name and by code', async () => {
    const cells = 'a,b\n1,长治市\n2,北京市朝阳区\n3,140423\n4,甘肃省临夏州\n5,朝阳区\n';
    expect(await values(looking({ it: { divisions: true } }), [await file(cells)])).toEqual([
      { x: '140400' },
      { x: '110105' },
      { x: '140423' },
      { x: '622900' },
      expect.stringContaining("b: is not in the lookup 'it'"),
    ]);
  });
});

describe('a mapping that cannot be', () => {
  it.each([
    [{ columns: { code: 'code' }, records: [{ ...SCHOOL, key: 'school:{cod}' }] }, "'cod' is no name; 'code' is"],
    [
      { columns: { code: 'code', name: 'name' }, records: [{ ...SCHOOL, key: '{code|lookup:x}' }] },
      "'x' is no lookup. Known: none",
    ],
    [
      { columns: { code: 'code', name: 'name' }, records: [{ ...SCHOOL, key: '{code|upper}' }] },
      "'upper' is no filter: key, head:<n>, lookup:<name>",
    ],
    [
      { columns: { code: 'code', name: 'name' }, records: [{ ...SCHOOL, when: { name: { matches: '(' } } }] },
      "'(' is no regular expression",
    ],
    [
      {
        columns: { code: 'code', name: 'name' },
        records: [{ ...SCHOOL, aliases: [{ each: 'name', value: { name: '{item}' } }] }],
      },
      "'name' is no list. Known: none",
    ],
    [{ columns: { code: { list: { by: '[' } }, name: 'name' }, records: [SCHOOL] }, "'[' is no regular expression"],
    [{ columns: { code: { carried: 'nam' }, name: 'name' }, records: [SCHOOL] }, "'nam' is no column; 'name' is"],
  ])('is told before anything is read', async (table, message) => {
    await expect(imported(mappingOf(table), ['/nowhere.csv'])).rejects.toThrow(
      `mapping.json cannot be used: table 'list': ${message}`,
    );
  });

  it('by looking itself up', async () => {
    const lookups = { it: { patterns: [['.', '{0|lookup:it}']] } };
    const table = { columns: { code: { lookup: 'it' } }, records: [SCHOOL] };
    await expect(imported(mappingOf(table, { lookups }), ['/nowhere.csv'])).rejects.toThrow(
      "the lookup 'it' looks itself up",
    );
  });

  it.each([
    ['{', 'mapping.json cannot be used: SyntaxError'],
    ['{"description": "x"}', '→ at tables'],
    [
      '{"description": "x", "tables": [{"name": "t", "columns": {"a": {"formt": "day"}}, "records": []}]}',
      'tables[0].columns.a',
    ],
  ])('is told with the field at fault', (text, message) => {
    expect(() => parseMapping(text, 'mapping.json')).toThrow(message);
  });
});

describe('several files', () => {
  const both = {
    description: 'x',
    source: { key: 'source:{publisher}-{publishedOn}-{table}' },
    tables: [
      {
        name: 'products',
        files: ['*产品*'],
        sheets: ['产品*'],
        columns: { name: 'name' },
        records: [{ ...OFFER, key: 'theme:{name|key}', kind: 'THEME', name: '{name}' }],
      },
      {
        name: 'people',
        files: ['*人才*'],
        sheets: ['人才*'],
        columns: { name: 'name' },
        records: [{ ...OFFER, key: 'skill:{name|key}', kind: 'SKILL', name: '{name}' }],
      },
    ],
  };
  const source = { publisher: '某联合体', publishedOn: '2025-09-01' };

  it('go to the tables of the mapping by their names, sheets by theirs', async () => {
    const paths = await files({ '人才清单.csv': 'name\n焊工\n', '产品清单.csv': 'name\n机床\n' });
    const { made } = await imported(both, paths, { source });
    expect(made.map(({ record }) => record.key)).toEqual([
      'source:某联合体-2025-09-01-people',
      'skill:焊工',
      'source:某联合体-2025-09-01-products',
      'theme:机床',
    ]);
    const sheet = (name: string) => `<row><c t="str"><v>name</v></c></row><row><c t="str"><v>${name}</v></c></row>`;
    const path = await file(workbook({ 产品清单: sheet('机床'), 说明: sheet('x'), 人才清单: sheet('焊工') }), 'x.xlsx');
    expect((await imported(both, [path], { source })).records).toMatchObject([
      { key: 'theme:机床' },
      { key: 'skill:焊工' },
    ]);
  });

  it('that are for none of them, or for one that is not there, are faults', async () => {
    const path = await file('name\n机床\n');
    await expect(imported(both, [path], { source })).rejects.toThrow(
      'is for no table of the mapping by the name of its file or sheets',
    );
    expect((await imported(both, [path], { source, part: 'products' })).records).toMatchObject([{ key: 'theme:机床' }]);
    await expect(imported(both, [path], { source, part: 'product' })).rejects.toThrow(
      "'product' is no table of the mapping; 'products' is: is it meant?",
    );
  });

  it('do not share a source, and a source needs what its key names', async () => {
    const paths = await files({ '产品1.csv': 'name\n机床\n', '产品2.csv': 'name\n铣床\n' });
    await expect(imported(both, paths, { source })).rejects.toThrow(
      'would have the source key source:某联合体-2025-09-01-products, which another file',
    );
    const key = 'source:{publisher}-{publishedOn}-{file}';
    expect((await imported(both, paths, { source: { ...source, key } })).records).toHaveLength(2);
    await expect(imported(both, paths, { source: { publisher: 'x' } })).rejects.toThrow('give --published-on');
  });
});
