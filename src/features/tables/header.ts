import type { Found } from './columns.ts';
import { nameOf, unreadable } from './faults.ts';
import { type Column, columnOf, headersOf, type TableSpec } from './mapping.ts';
import { folded, near } from './near.ts';
import { type Row, textOfCell } from './reading/row.ts';
import type { Table } from './reading/table.ts';
import type { Look } from './template.ts';

/** Rows among which the header is looked for: titles and notes may stand above it. */
export const HEADER_ROWS = 20;

export interface Header {
  readonly found: ReadonlyMap<string, Found>;
  readonly line: number;
  readonly width: number;
  /** Columns of the table that the mapping says nothing of. */
  readonly unused: readonly string[];
}

/**
 * Finds the header among a table's first rows: the first that has every required column. Fails, naming the file, the
 * column, those that are there and a near match, where there is none.
 */
export function findHeader(
  table: Table,
  rows: readonly Row[],
  spec: TableSpec,
  lookOf: (column: Column) => Look | undefined,
): Header {
  const columns = Object.entries(spec.columns).map(([name, given]) => ({ name, column: columnOf(given) }));
  const matches = rows.map((row) => ({ row, found: foundIn(row, columns, lookOf) }));
  const missing = ({ found }: { found: Map<string, Found> }) =>
    columns.filter(({ name, column }) => column.required && found.get(name)?.index === undefined);
  const count = ({ found }: { found: Map<string, Found> }) =>
    [...found.values()].filter(({ index }) => index !== undefined).length;
  const header = matches.find((match) => missing(match).length === 0 && count(match) > 0);
  if (!header) {
    const [first] = matches;
    if (!first) throw unreadable(nameOf(table), 'is empty: there is not even a header. 表为空，连表头也没有');
    const best = matches.reduce((a, b) => (count(b) > count(a) ? b : a), first);
    throw noHeader(table, best.row, missing(best), spec);
  }
  mustBeSingle(table, header.row, header.found);
  const unused = unusedIn(header.row, header.found, spec);
  mustNotBeMisspelt(table, unused, header.found);
  return { found: header.found, line: header.row.line, width: header.row.cells.length, unused };
}

function foundIn(
  row: Row,
  columns: readonly { name: string; column: Column }[],
  lookOf: (column: Column) => Look | undefined,
): Map<string, Found> {
  const headers = row.cells.map((cell) => folded(textOfCell(cell)));
  return new Map(
    columns.map(({ name, column }) => {
      const index = headersOf(name, column)
        .map((header) => headers.indexOf(folded(header)))
        .find((at) => at >= 0);
      const header = index === undefined ? (headersOf(name, column)[0] ?? name) : textOfCell(row.cells[index]).trim();
      return [name, { name, header, index, column, look: lookOf(column) }];
    }),
  );
}

function mustBeSingle(table: Table, row: Row, found: ReadonlyMap<string, Found>): void {
  const headers = row.cells.map((cell) => folded(textOfCell(cell)));
  for (const { header, index } of found.values()) {
    if (index === undefined) continue;
    const again = headers.indexOf(headers[index] ?? '', index + 1);
    if (again >= 0)
      throw unreadable(
        nameOf(table),
        `line ${row.line} has the column '${header}' twice, as number ${index + 1} and ${again + 1}: rename or remove one. 列“${header}”重复`,
      );
  }
}

const unusedIn = (row: Row, found: ReadonlyMap<string, Found>, spec: TableSpec): string[] => {
  const used = new Set([...found.values()].map(({ index }) => index));
  const ignored = new Set(spec.ignored.map(folded));
  return row.cells
    .map((cell) => textOfCell(cell).trim())
    .filter((header, index) => header !== '' && !used.has(index) && !ignored.has(folded(header)));
};

/** A column that is not known but nearly called as one that is missing would be lost without a word. */
function mustNotBeMisspelt(table: Table, unused: readonly string[], found: ReadonlyMap<string, Found>): void {
  const absent = [...found.values()].filter(({ index }) => index === undefined);
  for (const header of unused) {
    const meant = near(
      header,
      absent.flatMap(({ name, column }) => headersOf(name, column)),
    );
    if (meant !== undefined)
      throw unreadable(
        nameOf(table),
        `has the column '${header}', which is not known; '${meant}' is, and is missing. Rename it, or list it under "ignored" in the mapping. 不认识列“${header}”，是否应为“${meant}”？`,
      );
  }
}

function noHeader(
  table: Table,
  row: Row,
  missing: readonly { name: string; column: Column }[],
  spec: TableSpec,
): Error {
  const there = row.cells.map((cell) => textOfCell(cell).trim()).filter((header) => header !== '');
  const lines = missing.map(({ name, column }) => {
    const headers = headersOf(name, column);
    const meant = headers.map((header) => near(header, there)).find((each) => each !== undefined);
    const hint = meant === undefined ? '' : `; '${meant}' is there: is it meant? 是否为“${meant}”？`;
    return `'${headers.join("' or '")}'${hint}`;
  });
  const what = lines.length === 0 ? `any column of the table '${spec.name}'` : lines.join(', ');
  return unreadable(
    nameOf(table),
    `no row among the first ${HEADER_ROWS} is a header: missing ${what}. Line ${row.line} has: ${there.join(', ')}. 表头缺少列`,
  );
}
