import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { badInput } from '../../../errors.ts';
import { unreadable } from '../faults.ts';
import { delimitedRows } from './delimited.ts';
import { type Encoding, inspectText } from './encoding.ts';
import type { Row } from './row.ts';
import { PROTECTED } from './workbook/archive.ts';
import { openWorkbook } from './workbook/workbook.ts';

/** A CSV file, or a sheet of a workbook: its rows one at a time, the header among the first. */
export interface Table {
  readonly file: string;
  readonly sheet?: string;
  /** Of the whole file; what comes with the package has none. */
  readonly sha256?: string;
  /** Of a text file. */
  readonly encoding?: Encoding;
  rows(): AsyncGenerator<Row>;
}

export interface ReadingOptions {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  /** Only the sheet of this name. */
  readonly sheet?: string | undefined;
}

/** A file with its tables. */
export interface OpenFile {
  readonly tables: readonly Table[];
  close(): void;
}

const ZIP = Buffer.from('PK');
/** The compound files of Office before 2007; newer ones are put into one when they are protected. */
const COMPOUND = Buffer.from('D0CF11E0A1B11AE1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const HEAD_BYTES = 65_536;

/** Opens a table file by what is in it, not by its name. Memory does not grow with its rows. */
export async function openFile(file: string, options: ReadingOptions = {}): Promise<OpenFile> {
  const head = await headOf(file);
  if (head.length === 0) throw unreadable(file, 'is empty: there is not even a header. 文件为空，连表头也没有');
  if (head.subarray(0, COMPOUND.length).equals(COMPOUND)) throw unreadable(file, compound(head));
  if (head.subarray(0, ZIP.length).equals(ZIP)) return workbookFile(file, options);
  if (options.sheet !== undefined)
    throw badInput('--sheet', `${file} is no workbook`, 'a sheet of an .xlsx file; leave it out for CSV');
  const { encoding, sha256 } = await inspectText(file, options.encoding);
  const table = { file, sha256, encoding, rows: () => delimitedRows(file, encoding, options.delimiter) };
  return { tables: [table], close: () => {} };
}

async function headOf(file: string): Promise<Buffer> {
  try {
    if ((await stat(file)).isDirectory()) throw new Error('it is a folder');
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(file, `cannot be read: ${error instanceof Error ? error.message : error}. 无法读取`, error);
  }
}

const compound = (head: Buffer): string =>
  head.includes(ENCRYPTED)
    ? PROTECTED
    : 'is an old workbook (.xls), or one with a password: open it in Excel and save it as .xlsx or CSV, without a password. 旧版 .xls 或加密文件，请在 Excel 中另存为无密码的 .xlsx 或 CSV';

async function workbookFile(file: string, { sheet }: ReadingOptions): Promise<OpenFile> {
  const { sheets, close } = await openWorkbook(file);
  const wanted = sheets.filter(({ name }) => sheet === undefined || name === sheet);
  if (wanted.length === 0) {
    close();
    const names = sheets.map(({ name }) => name).join(', ');
    throw badInput('--sheet', `${file} has no sheet '${sheet}'`, `one of its sheets: ${names}`);
  }
  const sha256 = await sha256Of(file);
  return { tables: wanted.map(({ name, rows }) => ({ file, sheet: name, sha256, rows })), close };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
