import { type Counts, countsFor } from './counts.ts';
import { type Fault, nameOf, unreadable } from './faults.ts';
import { findHeader, HEADER_ROWS } from './header.ts';
import type { Mapping } from './mapping.ts';
import type { Plan } from './plan.ts';
import type { Row } from './reading/row.ts';
import type { Table } from './reading/table.ts';
import type { TableRecord } from './records.ts';
import { RowReader } from './rows.ts';
import { fileNames, type GivenSource, sourceOf } from './source.ts';
import type { Value } from './template.ts';

/** A record, and the line of the table that gave it. */
export interface Made {
  readonly record: TableRecord;
  readonly file: string;
  readonly line: number;
}

/** What is wrong with a record, in which field of it. */
export interface Wrong {
  readonly field: string;
  readonly message: string;
}

export interface ImportOptions {
  readonly mapping: Mapping;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly source: GivenSource;
  /** Holds a record to the format of docs/records.md; one that is wrong is the fault of its row. */
  readonly check?: ((record: TableRecord) => Wrong | undefined) | undefined;
  /** Told of every row that gives no records: those the mapping leaves out, and those at fault. */
  onReject(fault: Fault, isFault: boolean): void;
  /** Told when a table's header has been read. */
  onTable?(counts: Counts): void;
}

/** Makes the records of a table, the source's first, row by row: memory does not grow with the table. */
export async function* recordsOf(table: Table, plan: Plan, options: ImportOptions): AsyncGenerator<Made> {
  const rows = table.rows();
  const first = await firstRows(rows);
  const header = findHeader(table, first, plan.spec, plan.lookOf);
  const source = sourceOf(table, options.mapping, plan.spec, options.source, options.parameters);
  const wrong = options.check?.(source.record);
  if (wrong) throw unreadable(nameOf(table), `its source is not right: ${wrong.field} ${wrong.message}. 来源信息有误`);
  const counts = countsFor(table, plan, header, String(source.names.get('source.key')));
  options.onTable?.(counts);
  const known = new Map<string, Value>([...options.parameters, ...fileNames(table, plan.spec), ...source.names]);
  const reader = new RowReader({ table, plan, header, known, counts, options });
  let isFirst = true;
  for await (const row of after(header.line, first, rows)) {
    for (const record of reader.read(row)) {
      if (isFirst) yield { record: source.record, file: nameOf(table), line: header.line };
      isFirst = false;
      yield { record, file: nameOf(table), line: row.line };
    }
  }
}

async function firstRows(rows: AsyncGenerator<Row>): Promise<Row[]> {
  const first: Row[] = [];
  while (first.length < HEADER_ROWS) {
    const { value, done } = await rows.next();
    if (done) break;
    first.push(value);
  }
  return first;
}

async function* after(line: number, first: readonly Row[], rest: AsyncGenerator<Row>): AsyncGenerator<Row> {
  yield* first.filter((row) => row.line > line);
  yield* rest;
}
