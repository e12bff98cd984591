import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { unreadable } from '../faults.ts';
import { type Encoding, textOf } from './encoding.ts';
import { isBlank, MAX_FIELD, type Row } from './row.ts';

/** What separates fields, the likeliest first. */
const DELIMITERS = [',', '\t', ';', '|'];
const LINE_ENDS = ['\r\n', '\n', '\r'];

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly empty_lines: number };
}

/** The rows of a CSV file, one at a time, the header first, blank ones left out. RFC 4180, any line end. */
export async function* delimitedRows(file: string, encoding: Encoding, delimiter?: string): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    delimiter: delimiter ?? (await likelyDelimiter(file, encoding)),
    info: true,
    max_record_size: MAX_FIELD,
    record_delimiter: LINE_ENDS,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const text = Readable.from(textOf(file, encoding));
  text.on('error', (error) => parser.destroy(error)).pipe(parser);
  const parsed: AsyncIterable<Parsed> = parser;
  let before = 0;
  try {
    for await (const { record, info } of parsed) {
      const row = { cells: record, line: before + info.empty_lines + 1, exact: true };
      before += linesOf(record);
      if (!isBlank(row)) yield row;
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(file, whyNot(error, before + 1), error) : error;
  }
}

/** Lines that a record takes: quoted fields may hold line ends. */
const linesOf = (record: readonly string[]): number =>
  record.reduce((lines, field) => lines + (/[\r\n]/.test(field) ? field.split(/\r\n|\r|\n/).length - 1 : 0), 1);

/** `next`: the line on which the record begins that could not be read. */
function whyNot(error: CsvError, next: number): string {
  const line = String(error.lines);
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `ends within a field in quotes that begins near line ${next}: the file is cut off, or a quotation mark is missing there. 引号未闭合：文件不完整，或第 ${next} 行附近缺少引号`;
    case 'CSV_MAX_RECORD_SIZE':
      return `line ${line} is longer than ${MAX_FIELD} characters: the file is no table, or a quotation mark is not closed. 第 ${line} 行过长：不是表格，或引号未闭合`;
    default:
      return `line ${line} is no CSV: ${error.message}. Fields with quotation marks stand in quotes, with each mark doubled. 第 ${line} 行不是有效的 CSV：含引号的字段须加引号，且内部引号写两次`;
  }
}

/** The character that separates most fields of the first line with text. */
async function likelyDelimiter(file: string, encoding: Encoding): Promise<string> {
  let head = '';
  for await (const piece of textOf(file, encoding)) {
    head += piece;
    break;
  }
  const line =
    head
      .replaceAll(/"[^"]*"/g, '')
      .split(/[\r\n]+/)
      .find((each) => each.trim() !== '') ?? '';
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}
