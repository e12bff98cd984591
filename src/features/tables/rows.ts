import { RowScope } from './columns.ts';
import type { Counts } from './counts.ts';
import { RowFault } from './faults.ts';
import type { Header } from './header.ts';
import type { ImportOptions } from './importing.ts';
import type { Plan, Reason } from './plan.ts';
import { type Cell, type Row, textOfCell } from './reading/row.ts';
import type { Table } from './reading/table.ts';
import type { TableRecord } from './records.ts';
import type { Value } from './template.ts';

interface Reading {
  readonly table: Table;
  readonly plan: Plan;
  readonly header: Header;
  /** What names stand for in every row. */
  readonly known: ReadonlyMap<string, Value>;
  readonly counts: Counts;
  readonly options: ImportOptions;
}

/** Reads rows one after the other; remembers what carries over, and what is there once only. */
export class RowReader {
  readonly #carried = new Map<string, Cell>();
  /** On which line a cell of a column, or a record, was met first. */
  readonly #cells = new Lines();
  readonly #records = new Lines();
  readonly #table: Table;
  readonly #plan: Plan;
  readonly #header: Header;
  readonly #known: ReadonlyMap<string, Value>;
  readonly #counts: Counts;
  readonly #onReject: ImportOptions['onReject'];
  readonly #check: ImportOptions['check'];

  constructor({ table, plan, header, known, counts, options: { onReject, check } }: Reading) {
    this.#table = table;
    this.#plan = plan;
    this.#header = header;
    this.#known = known;
    this.#counts = counts;
    this.#onReject = onReject;
    this.#check = check;
  }

  read(row: Row): TableRecord[] {
    this.#counts.rows++;
    try {
      return this.#made(row);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      const { message, value, reason } = error;
      const column = error.column === undefined ? undefined : headerOf(error.column, this.#header);
      count(this.#counts.faulty, column === undefined ? reason : `'${column}' ${reason}`);
      this.#onReject({ ...this.#place(row), column, value, message }, true);
      return [];
    }
  }

  #made(row: Row): TableRecord[] {
    const known = new Map<string, Value>([...this.#known, ['row', this.#counts.rows], ['line', row.line]]);
    const scope = new RowScope(row, this.#header.found, known, this.#carried);
    const skipped = first(this.#plan.skip, scope);
    scope.carryOn();
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
    return this.#new(row, scope);
  }

  /** The row's records; those that are said once only when they are new. Only a row without fault is remembered. */
  #new(row: Row, scope: RowScope): TableRecord[] {
    const made = this.#plan.makers.flatMap(({ make, once, unique }) =>
      make(scope).map((record) => ({ record, once, unique, identity: identityOf(record) })),
    );
    for (const { record } of made) this.#mustBeRight(record);
    for (const { record, unique, identity } of made) {
      const line = unique ? this.#records.of(identity) : undefined;
      if (line !== undefined)
        throw new RowFault(
          `says what line ${line} has said: ${record.key ?? record.kind}. Join the two rows, or name them apart. 与第 ${line} 行所述相同`,
          { reason: 'says what another line has said 与另一行所述相同' },
        );
    }
    const records = made.filter(({ once, unique, identity }) => {
      const isKnown = once && this.#records.of(identity) !== undefined;
      if (once || unique) this.#records.add(identity, row.line);
      return !isKnown;
    });
    for (const { record } of records) this.#counts[record.type === 'entity' ? 'entities' : 'relations']++;
    return records.map(({ record }) => record);
  }

  #mustBeRight(record: TableRecord): void {
    const wrong = this.#check?.(record);
    if (wrong === undefined) return;
    const what = `${record.kind}.${wrong.field}`;
    throw new RowFault(`gives ${what}, which ${wrong.message}`, { reason: `gives ${what} that is not right 字段有误` });
  }

  #mustBeNew(row: Row, scope: RowScope): void {
    for (const { name, header, column } of this.#header.found.values()) {
      const value = column.unique ? scope.value(name) : undefined;
      if (value === undefined) continue;
      const line = this.#cells.of(`${name} ${value}`);
      if (line !== undefined)
        throw new RowFault(`is given on line ${line} already: keep one of the two. 与第 ${line} 行重复`, {
          column: header,
          value: String(value),
          reason: 'is given on another line already 与另一行重复',
        });
      this.#cells.add(`${name} ${value}`, row.line);
    }
  }

  #place({ line }: Row) {
    return { file: this.#table.file, sheet: this.#table.sheet, line };
  }
}

const identityOf = ({ kind, key, from, to }: TableRecord): string => [kind, key, from, to].join(' ');

/** The line on which each thing was met first. */
class Lines {
  readonly #lines = new Map<string, number>();

  of(identity: string): number | undefined {
    return this.#lines.get(identity);
  }

  add(identity: string, line: number): void {
    if (!this.#lines.has(identity)) this.#lines.set(identity, line);
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
