import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../src/cli/program.ts';
import { files, folder } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs `silian import` and keeps what it writes. */
async function told(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  const keep = (stream: 'out' | 'err') => (text: unknown) => {
    texts[stream] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'));
  return { code: await run(['import', ...words]), ...texts };
}

const DAY = ['--published-on', '2025-06-20'];
/** Records are made and checked, and go nowhere. */
const CHECK = ['--out', '/nowhere.jsonl', '--dry-run'];
const HEAD = '学校标识码,学校名称,所在地,办学层次\n';
const GOOD = '4114000001,甲学院,长治市,专科\n';
const BAD = '41140,乙学院,长治市,专科\n';

describe('silian import', () => {
  it('writes the records to a file, and what it counted, line by line', async () => {
    const [list = ''] = await files({ 'list.csv': HEAD + GOOD });
    const at = await folder();
    const [out, report] = [join(at, 'records.jsonl'), join(at, 'report.json')];
    const { code, out: said, err } = await told('schools', list, '--out', out, '--report', report, ...DAY);
    expect([code, said]).toEqual([0, `3 records written to ${out}. 已写入 3 条记录\n`]);
    expect(err).toContain(`${list}, utf-8 → schools`);
    expect(err).toContain('1 rows 行 → 1 entities 实体, 1 relations 关系');
    const records = readFileSync(out, 'utf8').trim().split('\n');
    expect(records.map((line) => JSON.parse(line).type)).toEqual(['source', 'entity', 'relation']);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject([
      {
        file: list,
        table: 'schools',
        encoding: 'utf-8',
        source: 'source:教育部-2025-06-20',
        rows: 1,
        entities: 1,
        relations: 1,
      },
    ]);
  });

  it('refuses all where one row is at fault, and names file, line, column and value', async () => {
    const [list = ''] = await files({ 'list.csv': HEAD + GOOD + BAD });
    const out = join(await folder(), 'records.jsonl');
    const { code, err } = await told('schools', list, '--out', out, ...DAY);
    expect(code).toBe(1);
    expect(err).toContain('1 row(s) cannot be used; nothing was written.');
    expect(err).toContain(`${list}:3 column 列 '学校标识码' '41140': has 5 digits, not 10: mend it.`);
    expect(existsSync(out)).toBe(false);
  });

  it('leaves rows at fault out where it is told to keep going, and writes which', async () => {
    const [list = ''] = await files({ 'list.csv': HEAD + GOOD + BAD });
    const rejects = join(await folder(), 'rejects.jsonl');
    const { code, out } = await told('schools', list, ...CHECK, '--keep-going', '--rejects', rejects, ...DAY);
    expect([code, out]).toEqual([0, '3 records are right; nothing was written. 3 条记录无误，未写入\n']);
    expect(JSON.parse(readFileSync(rejects, 'utf8'))).toMatchObject({
      file: list,
      line: 3,
      column: '学校标识码',
      value: '41140',
    });
  });

  it('holds records to their format, row by row', async () => {
    const mapping = {
      description: 'x',
      source: { key: 'source:x' },
      tables: [
        {
          name: 't',
          columns: { a: 'a' },
          records: [{ type: 'entity', kind: 'SCHOOL', key: 'skill:{a}', name: '{a}' }],
        },
      ],
    };
    const [path = '', list = ''] = await files({ 'mapping.json': JSON.stringify(mapping), 'list.csv': 'a\nx\ny\n' });
    const { code, err } = await told(path, list, ...CHECK);
    expect(code).toBe(1);
    expect(err).toContain(`${list}:2: gives SCHOOL.key, which 'skill:x' is no key of a SCHOOL`);
    expect(err).toContain('at fault 有误 2: gives SCHOOL.key that is not right');
  });

  it('holds what is said of the source to its format, and folds its key', async () => {
    const [list = ''] = await files({ 'list.csv': HEAD + GOOD });
    const { code, err } = await told('schools', list, ...CHECK, '--published-on', '2025-6-20');
    expect(code).toBe(1);
    expect(err).toContain('its source is not right: publishedOn is no day of the calendar: YYYY-MM-DD');
    const out = join(await folder(), 'records.jsonl');
    await told('schools', list, '--out', out, '--publisher', '某 教育厅', ...DAY);
    expect(JSON.parse(readFileSync(out, 'utf8').split('\n')[0] ?? '')).toMatchObject({
      key: 'source:某教育厅-2025-06-20',
      publisher: '某 教育厅',
    });
  });

  it.each([
    [['schools'], 'No table is named: silian import schools FILE…'],
    [['shools', 'x.csv'], "'shools' is no preset; 'schools' is: is it meant?"],
    [['schools', '/nowhere.csv', ...DAY], '/nowhere.csv: cannot be read'],
    [['schools', 'x.csv', '--rejects', '/nowhere/rejects.jsonl'], '/nowhere/rejects.jsonl cannot be written'],
    [['schools', 'x.csv', '--set', 'version'], '--set version: write NAME=VALUE'],
    [
      ['schools', 'x.csv', '--lookup', 'x=y'],
      "--lookup: 'x' is no lookup of the mapping that has a table. Allowed: none",
    ],
  ])('%j says what is wrong and what to do', async (words, message) => {
    const { code, err } = await told(...words, ...CHECK);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});
