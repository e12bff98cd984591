import { RowScope } from './columns.ts';
import { type Fault, nameOf, RowFault } from './faults.ts';
import { findHeader, HEADER_ROWS, type Header } from './header.ts';
import type { Mapping } from './mapping.ts';
import type { Plan, Reason } from './plan.ts';
import { type Row, textOfCell } from './reading/row.ts';
import type { Table } from './reading/table.ts';
import type { TableRecord } from './records.ts';
import { fileNames, type GivenSource, sourceOf } from './source.ts';
import type { Value } from './template.ts';

/** A record, and the line of the table that gave it. */
export interface Made {
  readonly record: TableRecord;
  readonly file: string;
  readonly line: number;
}

/** What became of a table's rows. */
export interface Counts {
  readonly file: string;
  readonly sheet?: string | undefined;
  /** The part of the mapping. */
  readonly table: string;
  readonly encoding?: string | undefined;
  readonly source: string;
  /** Columns that the mapping says nothing of. */
  readonly unused: readonly string[];
  rows: number;
  entities: number;
  relations: number;
  /** Rows that say nothing, by reason. */
  readonly skipped: Record<string, number>;
  /** Rows that the mapping leaves out, by reason. */
  readonly rejected: Record<string, number>;
  /** Rows at fault, by reason. */
  readonly faulty: Record<string, number>;
}

export interface ImportOptions {
  readonly mapping: Mapping;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly source: GivenSource;
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
  const counts = countsFor(table, plan, header, String(source.names.get('source.key')));
  options.onTable?.(counts);
  const known = new Map<string, Value>([...options.parameters, ...fileNames(table, plan.spec), ...source.names]);
  const reader = new RowReader(table, plan, header, known, counts, options.onReject);
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

const countsFor = ({ file, sheet, encoding }: Table, { spec }: Plan, { unused }: Header, source: string): Counts => ({
  file,
  sheet,
  table: spec.name,
  encoding,
  source,
  unused,
  rows: 0,
  entities: 0,
  relations: 0,
  skipped: {},
  rejected: {},
  faulty: {},
});

/** Reads rows one after the other; remembers what carries over, and what is there once only. */
class RowReader {
  readonly #carried = new Map();
  readonly #seen = new Map<string, Map<string, number>>();
  readonly #table: Table;
  readonly #plan: Plan;
  readonly #header: Header;
  readonly #known: ReadonlyMap<string, Value>;
  readonly #counts: Counts;
  readonly #onReject: ImportOptions['onReject'];

  constructor(
    table: Table,
    plan: Plan,
    header: Header,
    known: ReadonlyMap<string, Value>,
    counts: Counts,
    onReject: ImportOptions['onReject'],
  ) {
    this.#table = table;
    this.#plan = plan;
    this.#header = header;
    this.#known = known;
    this.#counts = counts;
    this.#onReject = onReject;
  }

  read(row: Row): TableRecord[] {
    this.#counts.rows++;
    try {
      return this.#made(row);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      const { message, value } = error;
      const column = error.column === undefined ? undefined : headerOf(error.column, this.#header);
      count(this.#counts.faulty, column === undefined ? message : `'${column}' ${message}`);
      this.#onReject({ ...this.#place(row), column, value, message }, true);
      return [];
    }
  }

  #made(row: Row): TableRecord[] {
    const known = new Map<string, Value>([...this.#known, ['row', this.#counts.rows], ['line', row.line]]);
    const scope = new RowScope(row, this.#header.found, known, this.#carried);
    const skipped = first(this.#plan.skip, scope);
    if (skipped !== undefined) {
      count(this.#counts.skipped, skipped);
      return [];
    }
    mustBeEven(row, this.#header);
    scope.readAll();
    this.#mustBeNew(row, scope);
    const rejected = first(this.#plan.reject, scope);
    if (rejected !== undefined) {
      count(this.#counts.rejected, rejected);
      this.#onReject({ ...this.#place(row), message: rejected }, false);
      return [];
    }
    const records = this.#plan.makers.flatMap((make) => make(scope));
    for (const { type } of records) this.#counts[type === 'entity' ? 'entities' : 'relations']++;
    return records;
  }

  #mustBeNew(row: Row, scope: RowScope): void {
    for (const { name, header, column } of this.#header.found.values()) {
      const value = column.unique ? scope.value(name) : undefined;
      if (value === undefined) continue;
      const seen = this.#seen.get(name) ?? new Map<string, number>();
      this.#seen.set(name, seen);
      const line = seen.get(String(value));
      if (line !== undefined)
        throw new RowFault(`is given on line ${line} already: keep one of the two. 与第 ${line} 行重复`, {
          column: header,
          value: String(value),
        });
      seen.set(String(value), row.line);
    }
  }

  #place({ line }: Row) {
    return { file: this.#table.file, sheet: this.#table.sheet, line };
  }
}

/** A column as the table writes it, from its name in the mapping. */
const headerOf = (name: string, { found }: Header): string => found.get(name)?.header ?? name;

const first = (reasons: readonly Reason[], scope: RowScope): string | undefined =>
  reasons.find(({ holds }) => holds(scope))?.because;

const count = (counts: Record<string, number>, reason: string): void => {
  counts[reason] = (counts[reason] ?? 0) + 1;
};

/** A row has as many fields as the header: more or fewer say that a separator or a quotation mark is wrong. */
function mustBeEven({ cells, exact }: Row, { width }: Header): void {
  const extra = cells.slice(width).some((cell) => textOfCell(cell).trim() !== '');
  if (!extra && (!exact || cells.length >= width)) return;
  throw new RowFault(
    `has ${cells.length} fields where the header has ${width}: a field with a comma or a line end in it wants quotation marks. 字段数与表头不符（${cells.length}／${width}）`,
  );
}
