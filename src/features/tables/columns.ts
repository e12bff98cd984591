import { RowFault, shown } from './faults.ts';
import { formatted } from './formats.ts';
import type { Column } from './mapping.ts';
import { type Cell, type Row, textOfCell } from './reading/row.ts';
import { expression, type Look, type Scope, type Value } from './template.ts';

/** One of several in a cell; by name `item`, `item.1`, `item.2`. */
export type Item = ReadonlyMap<string, Value>;

/** A column of the mapping as it is found in a table. */
export interface Found {
  readonly name: string;
  /** As the table writes it. */
  readonly header: string;
  /** Counted from 0; undefined where the table does not have it. */
  readonly index: number | undefined;
  readonly column: Column;
  readonly look?: Look | undefined;
}

/** What the cells of a row stand for, each read when it is asked for. */
export class RowScope implements Scope {
  readonly #found: ReadonlyMap<string, Found>;
  readonly #cells: readonly Cell[];
  readonly #known: ReadonlyMap<string, Value>;
  readonly #carried: Map<string, Cell>;
  readonly #values = new Map<string, Value>();
  readonly #lists = new Map<string, readonly Item[]>();

  constructor(
    row: Row,
    found: ReadonlyMap<string, Found>,
    known: ReadonlyMap<string, Value>,
    carried: Map<string, Cell>,
  ) {
    this.#found = found;
    this.#cells = row.cells;
    this.#known = known;
    this.#carried = carried;
  }

  /** Keeps the cells that the next rows may stand for, once they have been read. */
  carryOn(): void {
    const carried = [...this.#found.values()].filter(({ column }) => column.carried !== false);
    for (const [name, cell] of carried.map(({ name }) => [name, this.#cell(name)] as const)) {
      if (cell === undefined) this.#carried.delete(name);
      else this.#carried.set(name, cell);
    }
  }

  value(name: string): Value {
    if (this.#known.has(name)) return this.#known.get(name);
    if (!this.#values.has(name)) this.#read(name);
    return this.#values.get(name);
  }

  /** What a cell that holds several holds; none where it is empty. */
  items(name: string): readonly Item[] {
    if (!this.#lists.has(name)) this.#read(name);
    return this.#lists.get(name) ?? [];
  }

  /** Reads every cell; the first that cannot be read is the row's fault. */
  readAll(): void {
    for (const { name, header, column } of this.#found.values()) {
      const value = this.value(name);
      if (column.filled && value === undefined)
        throw new RowFault('is empty: it has to be filled. 不能为空', { column: header });
    }
  }

  #read(name: string): void {
    const column = this.#found.get(name) ?? this.#found.get(name.slice(0, name.lastIndexOf('.')));
    if (!column) return;
    try {
      this.#take(column);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      const cell = this.#cell(column.name);
      const value = error.value ?? (typeof cell === 'object' ? undefined : shown(clean(textOf(cell))));
      throw new RowFault(error.message, { column: column.header, value: value || undefined, reason: error.reason });
    }
  }

  #take({ name, column, look }: Found): void {
    const cell = this.#cell(name);
    const text = column.list ? textOf(cell).trim() : clean(textOf(cell));
    if (text === '' || column.empty.includes(text)) {
      this.#values.set(name, undefined);
      return;
    }
    const read = (part: string): ReadonlyMap<string, Value> => {
      const { value, parts = {} } = formatted(part, column, typeof cell === 'number');
      const looked = look && value !== undefined ? look(String(value), this) : value;
      return new Map<string, Value>([['', looked], ...Object.entries(parts)]);
    };
    if (column.list) {
      this.#values.set(name, clean(text));
      this.#lists.set(name, itemsOf(text, column, read));
      return;
    }
    for (const [part, value] of read(text)) this.#values.set(part === '' ? name : `${name}.${part}`, value);
  }

  /** A cell that is empty may stand for the one above it. */
  #cell(name: string): Cell | undefined {
    const cell = this.#own(name);
    const { carried = false } = this.#found.get(name)?.column ?? {};
    if (carried === false) return cell;
    if (isFilled(cell)) return cell;
    return carried === true || !isFilled(this.#own(carried)) ? this.#carried.get(name) : undefined;
  }

  #own(name: string): Cell | undefined {
    const index = this.#found.get(name)?.index;
    return index === undefined ? undefined : this.#cells[index];
  }
}

const isFilled = (cell: Cell | undefined): boolean => textOfCell(cell).trim() !== '';

function itemsOf(text: string, { list, empty }: Column, read: (part: string) => ReadonlyMap<string, Value>): Item[] {
  if (!list) return [];
  const between = list.parts === undefined ? undefined : expression(list.parts);
  const items = text
    .split(expression(list.by))
    .map(clean)
    .filter((part) => part !== '' && !empty.includes(part));
  return [...new Set(items)].map((whole) => {
    const [first = '', ...others] = between ? whole.split(between).map(clean) : [whole];
    const values = [...read(first)].map(([part, value]): [string, Value] => [
      part === '' ? 'item' : `item.${part}`,
      value,
    ]);
    const numbered = others.map((part, index): [string, Value] => [`item.${index + 2}`, asNumber(part)]);
    return new Map<string, Value>([...values, ['item.1', first], ...numbered]);
  });
}

/** Parts behind the first, such as weights, are numbers where they look like ones. */
function asNumber(text: string): Value {
  if (text === '') return undefined;
  const plain = text.normalize('NFKC');
  const number = /^\d+(?:\.\d+)?$/.test(plain)
    ? Number(plain)
    : /^\d+(?:\.\d+)?%$/.test(plain)
      ? Number(plain.slice(0, -1)) / 100
      : undefined;
  return number ?? text;
}

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object') throw new RowFault(cell.broken);
  return String(cell);
}

const HAN_BREAK = /(?<=\p{Script=Han})\s*[\r\n]+\s*(?=\p{Script=Han})/gu;

/** A cell's text without white space around it; a line end within Chinese words is none, elsewhere a space. */
export const clean = (text: string): string =>
  text
    .replaceAll(/[\uFEFF\u200B]/g, '')
    .replaceAll(HAN_BREAK, '')
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .trim();
