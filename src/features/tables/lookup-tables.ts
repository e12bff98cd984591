import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { badInput } from '../../errors.ts';
import { clean } from './columns.ts';
import { nameOf, unreadable } from './faults.ts';
import type { LookupTables } from './lookup.ts';
import type { Lookup, Mapping } from './mapping.ts';
import { folded, near } from './near.ts';
import { type Row, textOfCell } from './reading/row.ts';
import { openFile, type Table } from './reading/table.ts';
import { type Names, type Scope, template, type Value } from './template.ts';

type TableLookup = Extract<Lookup, { key: string }>;
type Parameters = ReadonlyMap<string, Value>;

/**
 * Reads the tables of a mapping's lookups: those that are given by the lookup's name, else those beside the tables that
 * are imported. They are kept in memory.
 */
export async function readLookups(
  mapping: Mapping,
  files: readonly string[],
  given: ReadonlyMap<string, string>,
  parameters: Parameters,
): Promise<LookupTables> {
  const specs = Object.entries(mapping.lookups).flatMap(([name, spec]) => ('key' in spec ? [{ name, spec }] : []));
  mustBeLookups(
    [...given.keys()],
    specs.map(({ name }) => name),
  );
  const tables = new Map<string, ReadonlyMap<string, Value>>();
  for (const { name, spec } of specs) {
    const file = given.get(name) ?? (spec.table === undefined ? undefined : beside(spec.table, files));
    if (file !== undefined) tables.set(name, await entriesOf(file, name, spec, parameters));
    else if (spec.table !== undefined)
      throw unreadable(
        spec.table,
        `is not beside the tables, and the lookup '${name}' wants it: give it with --lookup ${name}=FILE. 缺少对照表`,
      );
  }
  return tables;
}

function mustBeLookups(given: readonly string[], known: readonly string[]): void {
  const wrong = given.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw badInput('--lookup', `'${wrong}' is no lookup of the mapping that has a table`, known.join(', ') || 'none');
}

const beside = (table: string, files: readonly string[]): string | undefined =>
  [...new Set(files.map((file) => resolve(dirname(file), table)))].find((file) => existsSync(file));

async function entriesOf(
  file: string,
  name: string,
  spec: TableLookup,
  parameters: Parameters,
): Promise<ReadonlyMap<string, Value>> {
  const { tables, close } = await openFile(file);
  try {
    const entries = new Entries(name, file, spec.repeated);
    for (const table of tables.slice(0, 1)) await fill(entries, table, spec, parameters);
    return entries.values;
  } finally {
    close();
  }
}

async function fill(entries: Entries, table: Table, spec: TableLookup, parameters: Parameters): Promise<void> {
  const rows = table.rows();
  const { value: header, done } = await rows.next();
  if (done) return;
  const columns = columnsOf(header, spec);
  const names = namesIn(columns, header, nameOf(table), parameters);
  const [key, value] = [template(spec.key, names), template(spec.value, names)];
  for await (const row of rows) {
    const scope = scopeOf(row, columns, parameters);
    const of = key(scope);
    if (of !== undefined) entries.add(String(of), value(scope), row.line);
  }
}

const headersOf = ({ cells }: Row): string[] => cells.map((cell) => clean(textOfCell(cell)));

/** Where each name stands: the headers themselves, and the names that the mapping gives them. */
function columnsOf(header: Row, { columns }: TableLookup): ReadonlyMap<string, number> {
  const headers = headersOf(header);
  const places = new Map(headers.map((each, index) => [each, index]));
  for (const [name, given] of Object.entries(columns)) {
    const wanted = [given].flat().map(folded);
    const index = headers.findIndex((each) => wanted.includes(folded(each)));
    if (index >= 0) places.set(name, index);
  }
  return places;
}

const scopeOf = ({ cells }: Row, columns: ReadonlyMap<string, number>, parameters: Parameters): Scope => ({
  value: (name) => {
    const at = columns.get(name);
    return at === undefined ? parameters.get(name) : clean(textOfCell(cells[at])) || undefined;
  },
});

const namesIn = (columns: ReadonlyMap<string, number>, header: Row, file: string, parameters: Parameters): Names => ({
  check: (name) => {
    if (columns.has(name) || parameters.has(name)) return;
    const there = headersOf(header);
    const meant = near(name, there);
    const hint = meant === undefined ? '' : `; '${meant}' is there: is it meant? 是否为“${meant}”？`;
    throw unreadable(file, `has no column '${name}'${hint}. It has: ${there.join(', ')}. 对照表缺少列`);
  },
  lookup: (name) => {
    throw unreadable(file, `a lookup's table looks nothing else up: '${name}'`);
  },
});

/** What a table says of each key, one value each. */
class Entries {
  readonly values = new Map<string, Value>();
  readonly #ambiguous = new Set<string>();
  readonly #name: string;
  readonly #file: string;
  readonly #repeated: TableLookup['repeated'];

  constructor(name: string, file: string, repeated: TableLookup['repeated']) {
    this.#name = name;
    this.#file = file;
    this.#repeated = repeated;
  }

  add(key: string, value: Value, line: number): void {
    if (this.#ambiguous.has(key)) return;
    const known = this.values.get(key);
    if (!this.values.has(key) || known === value || this.#repeated === 'LAST') this.values.set(key, value);
    else if (this.#repeated === 'NONE') {
      this.#ambiguous.add(key);
      this.values.delete(key);
    } else if (this.#repeated === undefined)
      throw unreadable(
        this.#file,
        `line ${line} gives '${key}' another value for the lookup '${this.#name}': '${known}', then '${value}'. Keep one, or let the mapping say "repeated": "FIRST". 对照表中同一键有不同取值`,
      );
  }
}
