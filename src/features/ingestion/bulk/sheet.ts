import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportRows } from '../../../database/local-neo4j/offline-import.ts';
import type { Properties } from '../state.ts';
import { Output } from './output.ts';

/** Between cells, and between the members of a list. No text of a record holds the second (`Text`); where one does, writing fails. */
export const CELLS = '\t';
export const MEMBERS = '\u001f';

/** Bytes of rows that wait to be written. */
const ROOM = 262_144;
const QUOTED = /["\t\n\r]/;
const BROKEN = /[\n\r]/;

const TYPES = { string: 'string', number: 'double', boolean: 'boolean', list: 'string[]' } as const;
type Type = keyof typeof TYPES;

const typeOf = (value: unknown): Type => {
  if (Array.isArray(value)) return 'list';
  const type = typeof value;
  if (type === 'string' || type === 'number' || type === 'boolean') return type;
  throw new Error(`a value of type ${type} cannot be stored`);
};

/** Rows that wait until it is seen which columns there are. */
const EARLY = 1_000;

/** Rows under one header: a file of them, and another one for those with line ends. */
class Segment {
  readonly #path: string;
  readonly #fixed: string;
  readonly #whole: Output;
  readonly #broken: Output;
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #cells: string[];

  constructor(path: string, fixed: string, columns: ReadonlyMap<string, Column>) {
    this.#path = path;
    this.#fixed = fixed;
    this.#whole = new Output(`${path}.csv`, ROOM);
    this.#broken = new Output(`${path}-broken.csv`, ROOM);
    this.#columns = columns;
    this.#cells = Array.from({ length: columns.size }, () => '');
  }

  /** Whether there is a column for everything; else nothing is written. */
  add(fixed: string, properties: Properties): boolean {
    const cells = this.#cells.fill('');
    let broken = false;
    for (const name in properties) {
      const value = properties[name];
      if (value === undefined || value === null) continue;
      const column = this.#columns.get(name);
      if (column === undefined) return false;
      const cell = cellOf(name, value, column.type);
      cells[column.place] = cell;
      broken ||= cell.startsWith('"') && BROKEN.test(cell);
    }
    const row = cells.length === 0 ? `${fixed}\n` : `${fixed}${CELLS}${cells.join(CELLS)}\n`;
    (broken ? this.#broken : this.#whole).add(row);
    return true;
  }

  end(): Pick<ImportRows, 'header' | 'rows' | 'broken'> {
    const header = `${this.#path}-header.csv`;
    const columns = [...this.#columns].map(([name, { type }]) => `${name}:${TYPES[type]}`);
    writeFileSync(header, `${[this.#fixed, ...columns].join(CELLS)}\n`);
    const { isUsed } = this.#broken;
    this.#whole.end();
    this.#broken.end();
    if (!this.#whole.isUsed) writeFileSync(this.#whole.path, '');
    return { header, rows: this.#whole.path, broken: isUsed ? this.#broken.path : undefined };
  }
}

interface Column {
  readonly place: number;
  readonly type: Type;
}

/**
 * Rows of one label or type. Which columns there are, and of what type, is seen from the properties themselves, so that
 * this knows no model: a column that comes late begins a segment with a header of its own. Numbers are floats, as the
 * driver writes them. Neo4j's importer drops empty lists, and no property is one.
 */
class Sheet {
  readonly #path: string;
  readonly #fixed: string;
  readonly #columns = new Map<string, Column>();
  readonly #segments: Segment[] = [];
  #early: { readonly fixed: string; readonly properties: Properties }[] | undefined = [];

  constructor(path: string, fixed: string) {
    this.#path = path;
    this.#fixed = fixed;
  }

  add(fixed: string, properties: Properties): void {
    if (this.#early) {
      this.#see(properties);
      this.#early.push({ fixed, properties });
      if (this.#early.length >= EARLY) this.#settle();
    } else if (!this.#segments.at(-1)?.add(fixed, properties)) {
      this.#see(properties);
      this.#begin().add(fixed, properties);
    }
  }

  #see(properties: Properties): void {
    for (const name in properties) {
      const value = properties[name];
      if (value === undefined || value === null || this.#columns.has(name)) continue;
      this.#columns.set(name, { place: this.#columns.size, type: typeOf(value) });
    }
  }

  #begin(): Segment {
    const path = `${this.#path}-${this.#segments.length}`;
    const segment = new Segment(path, this.#fixed, new Map(this.#columns));
    this.#segments.push(segment);
    return segment;
  }

  #settle(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    if (early.length === 0) return;
    const segment = this.#begin();
    for (const { fixed, properties } of early) segment.add(fixed, properties);
  }

  end(): Pick<ImportRows, 'header' | 'rows' | 'broken'>[] {
    this.#settle();
    return this.#segments.map((segment) => segment.end());
  }
}

function cellOf(name: string, value: unknown, type: Type): string {
  if (typeof value === 'string' && type === 'string') return value === '' || QUOTED.test(value) ? quoted(value) : value;
  if (typeOf(value) !== type) throw new Error(`${name} is ${typeOf(value)} here and ${type} elsewhere`);
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return '';
  const members = value.map(String);
  if (members.some((member) => member.includes(MEMBERS)))
    throw new Error(`${name} holds a unit separator (U+001F), which no text of a record may`);
  const text = members.join(MEMBERS);
  return QUOTED.test(text) ? quoted(text) : text;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const FIXED = { nodes: ':ID', relationships: `:START_ID${CELLS}:END_ID` } as const;

/** One thread's sheets. */
export class Sheets {
  readonly #folder: string;
  readonly #own: string;
  readonly #sheets = { nodes: new Map<string, Sheet>(), relationships: new Map<string, Sheet>() };

  /** @param own tells this thread's files from another's */
  constructor(folder: string, own: string) {
    this.#folder = folder;
    this.#own = own;
  }

  node(labels: string, id: number, properties: Properties): void {
    this.#sheet('nodes', labels).add(String(id), properties);
  }

  relationship(type: string, from: number, to: number, properties: Properties): void {
    this.#sheet('relationships', type).add(`${from}${CELLS}${to}`, properties);
  }

  #sheet(what: ImportRows['what'], of: string): Sheet {
    let there = this.#sheets[what].get(of);
    if (!there) {
      const name = `${what}-${of.replaceAll(':', '-')}-${this.#own}`;
      there = new Sheet(join(this.#folder, name), FIXED[what]);
      this.#sheets[what].set(of, there);
    }
    return there;
  }

  /** No more comes. */
  end(): ImportRows[] {
    return (['nodes', 'relationships'] as const).flatMap((what) =>
      [...this.#sheets[what]].flatMap(([of, sheet]) => sheet.end().map((each) => ({ what, of, ...each }))),
    );
  }
}
