import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FIELD } from '../../../src/features/tables/reading/row.ts';
import { openFile } from '../../../src/features/tables/reading/table.ts';
import { file, rowsOf } from './support.ts';

const cellsOf = async (...given: Parameters<typeof rowsOf>) => (await rowsOf(...given)).map(({ cells }) => cells);
/** 专业,机电 in GBK. */
const GBK = Buffer.from('d7a8d2b52cbbfab5e70a', 'hex');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from('专业,机电\n'), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF专业,机电\n'), 'utf-8'],
    ['GB18030', GBK, 'gb18030'],
    ['UTF-16 with a byte order mark', utf16('\uFEFF专业,机电\n'), 'utf-16le'],
    ['UTF-16 without one', utf16('专业,机电\n'), 'utf-16le'],
    ['UTF-16, the other end first', utf16('\uFEFF专业,机电\n').swap16(), 'utf-16be'],
  ])('in %s is read as such, and says so', async (_name, bytes, encoding) => {
    const path = await file(bytes);
    const { tables } = await openFile(path);
    expect(tables).toMatchObject([{ encoding, sha256: createHash('sha256').update(bytes).digest('hex') }]);
    expect(await cellsOf(path)).toEqual([['专业', '机电']]);
  });

  it('is read in the encoding that is named', async () => {
    expect(await cellsOf(await file(GBK), { encoding: 'gb18030' })).toEqual([['专业', '机电']]);
    await expect(rowsOf(await file(GBK), { encoding: 'utf-8' })).rejects.toThrow(
      'line 1 has bytes that it does not have',
    );
  });

  it('that is cut off within a character is a broken file, not one in another encoding', async () => {
    const path = await file(Buffer.from('专业,机电\n数控,焊接').subarray(0, -1));
    await expect(rowsOf(path)).rejects.toThrow(
      'is not text in utf-8: line 2 has bytes that it does not have. Where the file is cut off',
    );
  });

  it('that is in no encoding says on which line', async () => {
    const path = await file(Buffer.concat([GBK, GBK, Buffer.from([0xff, 0xff, 0x0a])]));
    await expect(rowsOf(path)).rejects.toThrow('is not text in UTF-8, UTF-16 or GB18030 (GBK): line 3 has bytes');
  });

  it('may end its lines in any way, and have line ends, commas and marks within quotes; lines are told as they stand', async () => {
    const rows = await rowsOf(await file('a,b\r\n"一\r\n二","x,""y"""\n\n3,4\r5,6'));
    expect(rows).toEqual([
      { cells: ['a', 'b'], line: 1, exact: true },
      { cells: ['一\r\n二', 'x,"y"'], line: 2, exact: true },
      { cells: ['3', '4'], line: 5, exact: true },
      { cells: ['5', '6'], line: 6, exact: true },
    ]);
  });

  it.each([
    ['a\tb\n1,2\t3\n', ['1,2', '3']],
    ['a;b\n1,2;3\n', ['1,2', '3']],
    ['a|b\n"1|2"|3\n', ['1|2', '3']],
    ['"a;b;c",d\n"1;2",3\n', ['1;2', '3']],
  ])('is separated by what its first line has most of: %j', async (text, second) => {
    expect((await cellsOf(await file(text)))[1]).toEqual(second);
  });

  it('is separated as it is told to be', async () => {
    expect(await cellsOf(await file('a;b,c\n'), { delimiter: ';' })).toEqual([['a', 'b,c']]);
  });

  it.each([
    ['', 'is empty: there is not even a header'],
    ['a,b\n1,"2\n3,4\n', 'ends within a field in quotes that begins near line 2'],
    ['a,b\n1,x"2\n', 'line 2 is no CSV'],
    [`a\n"${'长'.repeat(MAX_FIELD)}"\n`, 'line 2 is longer than 1048576 characters'],
  ])('that is broken says where and what to do', async (text, message) => {
    await expect(rowsOf(await file(text))).rejects.toThrow(message);
  });

  it('that is not there, or a folder, is a fault with its name', async () => {
    await expect(rowsOf('/nowhere/list.csv')).rejects.toThrow('/nowhere/list.csv: cannot be read');
    await expect(rowsOf('/tmp')).rejects.toThrow('/tmp: cannot be read: it is a folder');
  });

  it('gives back whatever was written, whatever stands in the cells', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r\n', ' ', '中', '，', '𠮷', ';', '\t'),
    });
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    const encode = fc.constantFrom<(text: string) => Buffer>(
      (text) => Buffer.from(text),
      (text) => Buffer.from(`\uFEFF${text}`),
      (text) => utf16(`\uFEFF${text}`),
    );
    await fc.assert(
      fc.asyncProperty(table, encode, fc.constantFrom('\n', '\r\n'), async (rows, encoded, end) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = [['head'], ...rows].map((row) => row.map(quoted).join(',') + end).join('');
        const read = await cellsOf(await file(encoded(text)), { delimiter: ',' });
        expect(read).toEqual([['head'], ...rows.filter((row) => row.some((each) => each.trim() !== ''))]);
      }),
      { numRuns: 100 },
    );
  });
});
