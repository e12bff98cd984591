import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { onTestFinished } from 'vitest';
import type { Counts } from '../../../src/features/tables/counts.ts';
import type { Fault } from '../../../src/features/tables/faults.ts';
import { type FilesToImport, importFiles } from '../../../src/features/tables/import-files.ts';
import type { Made } from '../../../src/features/tables/importing.ts';
import { Mapping } from '../../../src/features/tables/mapping.ts';
import type { Row } from '../../../src/features/tables/reading/row.ts';
import { openFile, type ReadingOptions } from '../../../src/features/tables/reading/table.ts';

/** A folder that is gone after the test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'silian-tables-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Files by name, in a folder that is gone after the test; their paths in order. */
export async function files(contents: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const at = await folder();
  return Promise.all(
    Object.entries(contents).map(async ([name, content]) => {
      await writeFile(join(at, name), content);
      return join(at, name);
    }),
  );
}

export async function file(content: string | Uint8Array, name = 'list.csv'): Promise<string> {
  const [path = ''] = await files({ [name]: content });
  return path;
}

/** All rows of a file's tables. */
export async function rowsOf(path: string, options?: ReadingOptions): Promise<Row[]> {
  const { tables, close } = await openFile(path, options);
  const rows: Row[] = [];
  for (const table of tables) for await (const row of table.rows()) rows.push(row);
  close();
  return rows;
}

/** A workbook: sheets by name, each the XML of its rows; the XML of shared words; styles by their number formats. */
export function workbook(
  sheets: Readonly<Record<string, string>>,
  { strings = [], formats = [], calendar = '' }: { strings?: string[]; formats?: number[]; calendar?: string } = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr ${calendar}/><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><cellXfs>${formats.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
  };
  for (const [index, name] of names.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

export interface Imported {
  readonly records: readonly object[];
  readonly made: readonly Made[];
  readonly counts: readonly Counts[];
  readonly faults: readonly Fault[];
  readonly leftOut: readonly Fault[];
}

/** Everything that an import makes, without the source's own record and the evidence that follows from the row. */
export async function imported(
  mapping: unknown,
  paths: readonly string[],
  options: Partial<FilesToImport> = {},
): Promise<Imported> {
  const counts: Counts[] = [];
  const faults: Fault[] = [];
  const leftOut: Fault[] = [];
  const made: Made[] = [];
  const records = importFiles({
    mapping: Mapping.parse(mapping),
    mappingFile: 'mapping.json',
    files: paths,
    onTable: (table) => counts.push(table),
    onReject: (fault, isFault) => (isFault ? faults : leftOut).push(fault),
    ...options,
  });
  for await (const each of records) made.push(each);
  const bare = made
    .filter(({ record }) => record.type !== 'source')
    .map(({ record: { evidence: _, ...record } }) => record);
  return { records: bare, made, counts, faults, leftOut };
}

/** A mapping of one table, with a source that needs nothing said. */
export const mappingOf = (table: object, more: object = {}): object => ({
  description: 'test 试验',
  source: { key: 'source:试验-2025' },
  tables: [{ name: 'list', ...table }],
  ...more,
});
