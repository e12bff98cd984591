import { posix } from 'node:path';
import { SilianError } from '../../../../errors.ts';
import { unreadable } from '../../faults.ts';
import type { Row } from '../row.ts';
import { Archive, damaged } from './archive.ts';
import { sheetRows } from './sheet.ts';
import { dateStyles } from './styles.ts';
import { GrowingText, xmlEvents } from './xml.ts';

export interface Sheet {
  readonly name: string;
  /** One at a time, blank ones left out. */
  rows(): AsyncGenerator<Row>;
}

/** What is the same for all sheets of a workbook. */
export interface Shared {
  readonly strings: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly calendar: 1900 | 1904;
}

const BOOK = 'xl/workbook.xml';

/** Opens an .xlsx workbook: its visible sheets in their order. Sheets are read as streams; the words they share are kept. */
export async function openWorkbook(file: string, maxUnpacked?: number): Promise<{ sheets: Sheet[]; close(): void }> {
  const archive = await Archive.open(file, maxUnpacked);
  try {
    mustBeXlsx(archive, file);
    const { sheets, calendar } = await directory(archive);
    const shared: Shared = { strings: await sharedStrings(archive), dates: await dateStyles(archive), calendar };
    return {
      sheets: sheets.map(({ name, part }) => ({ name, rows: () => rowsOf(archive, file, part, shared) })),
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error instanceof SilianError ? error : damaged(file, error);
  }
}

function mustBeXlsx(archive: Archive, file: string): void {
  if (archive.has(BOOK)) return;
  const what = archive.has('xl/workbook.bin')
    ? 'a binary workbook (.xlsb)'
    : archive.has('content.xml')
      ? 'an OpenDocument file (.ods)'
      : 'an archive without a workbook in it';
  throw unreadable(file, `is ${what}: save it as .xlsx or CSV. 请另存为 .xlsx 或 CSV`);
}

async function* rowsOf(archive: Archive, file: string, part: string, shared: Shared): AsyncGenerator<Row> {
  try {
    const stream = await archive.read(part);
    if (!stream) throw new Error(`${part} is missing`);
    yield* sheetRows(stream, shared);
  } catch (error) {
    throw error instanceof SilianError ? error : damaged(file, error);
  }
}

/** Which sheets there are, where they are kept, and since when days count. */
async function directory(
  archive: Archive,
): Promise<{ sheets: { name: string; part: string }[]; calendar: 1900 | 1904 }> {
  const parts = await relations(archive);
  const sheets: { name: string; part: string }[] = [];
  let calendar: 1900 | 1904 = 1900;
  const stream = await archive.read(BOOK);
  if (!stream) return { sheets, calendar };
  for await (const event of xmlEvents(stream)) {
    if (event.type !== 'open') continue;
    const { attributes, name } = event;
    if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) calendar = 1904;
    const part = parts.get(attributes['r:id'] ?? '');
    const isShown = (attributes.state ?? 'visible') === 'visible';
    if (name === 'sheet' && part !== undefined && isShown) sheets.push({ name: attributes.name ?? '', part });
  }
  return { sheets, calendar };
}

async function relations(archive: Archive): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const stream = await archive.read('xl/_rels/workbook.xml.rels');
  if (!stream) return parts;
  for await (const event of xmlEvents(stream)) {
    if (event.type !== 'open' || event.name !== 'Relationship') continue;
    const { Id = '', Target = '' } = event.attributes;
    parts.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target));
  }
  return parts;
}

/** Texts that cells refer to by number; pronunciations (rPh) are none of them. */
async function sharedStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  const stream = await archive.read('xl/sharedStrings.xml');
  if (!stream) return strings;
  const text = new GrowingText();
  let inText = false;
  let inPronunciation = false;
  for await (const event of xmlEvents(stream)) {
    if (event.type === 'text') {
      if (inText && !inPronunciation) text.add(event.text);
      continue;
    }
    const opens = event.type === 'open';
    if (event.name === 't') inText = opens;
    if (event.name === 'rPh') inPronunciation = opens;
    if (event.name === 'si' && !opens) strings.push(text.take());
  }
  return strings;
}
