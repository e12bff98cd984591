import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_FIELD } from '../../../src/features/tables/reading/row.ts';
import { openFile } from '../../../src/features/tables/reading/table.ts';
import { Archive } from '../../../src/features/tables/reading/workbook/archive.ts';
import { file, rowsOf, workbook } from './support.ts';

const book = (...given: Parameters<typeof workbook>) => file(workbook(...given), 'list.xlsx');
const cellsOf = async (...given: Parameters<typeof rowsOf>) => (await rowsOf(...given)).map(({ cells }) => cells);

describe('a workbook', () => {
  it('gives shared, inline and rich text, numbers, truth and dates, each cell in its column, with the row of the sheet', async () => {
    const path = await book(
      {
        Sheet1: `<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>一</t></is></c></row>
          <row r="4"><c r="B4"><v>4.114012888E9</v></c><c r="D4" t="b"><v>1</v></c><c r="E4" s="1"><v>45556.75</v></c></row>
          <row r="5"><c r="A5"/></row>
          <row r="6"><c r="A6" t="str"><v>值</v></c></row>`,
      },
      { strings: ['<t>零</t>', '<r><t>丰</t></r><r><t>富</t></r><rPh><t>ふ</t></rPh>'], formats: [0, 14] },
    );
    expect(await rowsOf(path)).toEqual([
      { cells: ['丰富', '', '一'], line: 2, exact: false },
      { cells: ['', 4114012888, '', 'TRUE', '2024-09-21'], line: 4, exact: false },
      { cells: ['值'], line: 6, exact: false },
    ]);
  });

  it('counts its days from 1904 where it says so', async () => {
    const path = await book({ A: '<row><c s="0"><v>44094</v></c></row>' }, { formats: [14], calendar: 'date1904="1"' });
    expect(await cellsOf(path)).toEqual([['2024-09-21']]);
  });

  it('takes the value that stands beside a formula, and never works one out', async () => {
    const path = await book({
      A: '<row><c t="str"><f>A2&amp;B2</f><v>机电</v></c><c><f>1+1</f></c><c><f>1+1</f><v></v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    });
    expect(await cellsOf(path)).toEqual([
      [
        '机电',
        { broken: expect.stringContaining('is a formula without a value') },
        { broken: expect.stringContaining('is a formula without a value') },
        { broken: expect.stringContaining("is Excel's error #DIV/0!") },
      ],
    ]);
  });

  it('has its sheets in order, or the one that is asked for', async () => {
    const path = await book({ 产品: '<row><c><v>1</v></c></row>', 人才: '<row><c><v>2</v></c></row>' });
    const { tables, close } = await openFile(path);
    close();
    expect(tables.map(({ sheet }) => sheet)).toEqual(['产品', '人才']);
    expect(await cellsOf(path, { sheet: '人才' })).toEqual([[2]]);
    await expect(rowsOf(path, { sheet: '技术' })).rejects.toThrow(
      "has no sheet '技术'. Allowed: one of its sheets: 产品, 人才",
    );
  });

  it('that would unpack to more than is allowed is not unpacked', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(2_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(10_000);
    await expect(Archive.open(await file(bomb, 'bomb.xlsx'), 1_000_000)).rejects.toThrow(
      'unpacks to 2000000 bytes. Allowed: 1000000; save its sheets as CSV instead',
    );
  });

  it('that says less of its size than it unpacks to is a fault, not more memory', async () => {
    const bytes = workbook({ A: `<row><c t="inlineStr"><is><t>${'a'.repeat(5_000)}</t></is></c></row>` });
    const liar = Buffer.from(bytes);
    // the size unpacked stands 22 bytes before the name, in the directory at the archive's end
    const size = liar.lastIndexOf('xl/worksheets/sheet1.xml') - 22;
    expect(liar.readUInt32LE(size)).toBeGreaterThan(5_000);
    liar.writeUInt32LE(100, size);
    await expect(rowsOf(await file(liar, 'lie.xlsx'))).rejects.toThrow(
      'is no workbook that can be read, or is cut off',
    );
  });

  it('with a cell that would not end is a fault, before it is all in memory', async () => {
    const bytes = workbook({ A: `<row><c t="inlineStr"><is><t>${'a'.repeat(5 * MAX_FIELD)}</t></is></c></row>` });
    await expect(rowsOf(await file(bytes, 'long.xlsx'))).rejects.toThrow('a cell holds more than 1048576 characters');
  });

  it('with entities that would grow is a fault', async () => {
    const xml = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    const bytes = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/sharedStrings.xml': strToU8(xml) });
    await expect(rowsOf(await file(bytes, 'entities.xlsx'))).rejects.toThrow('is no workbook that can be read');
  });

  it.each([
    ['cut off', workbook({ A: '<row/>' }).slice(0, 200), 'is no workbook that can be read, or is cut off'],
    ['old', Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600)]), 'is an old workbook (.xls)'],
    [
      'with a password',
      Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'is protected by a password: open it in Excel, take the password off',
    ],
    ['binary', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'is a binary workbook (.xlsb): save it as .xlsx or CSV'],
    ['of another sort', zipSync({ 'content.xml': strToU8('<x/>') }), 'is an OpenDocument file (.ods)'],
  ])('that is %s says what to do', async (_name, bytes, message) => {
    await expect(rowsOf(await file(bytes, 'list.xlsx'))).rejects.toThrow(message);
  });
});
