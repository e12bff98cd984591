import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { badInput } from '../../errors.ts';
import { clean } from './columns.ts';
import { nameOf, unreadable } from './faults.ts';
import type { LookupTables } from './lookup.ts';
import type { Lookup, Mapping } from './mapping.ts';
import { near } from './near.ts';
import { type Row, textOfCell } from './reading/row.ts';
import { openFile, type ReadingOptions } from './reading/table.ts';
import { type Scope, template, type Value } from './template.ts';

type TableLookup = Extract<Lookup, { table: string }>;

/**
 * Reads the tables that a mapping's lookups name: those that are given by the lookup's name, else those beside the
 * tables that are imported. They are kept in memory.
 */
export async function readLookups(
  mapping: Mapping,
  files: readonly string[],
  given: ReadonlyMap<string, string>,
  parameters: ReadonlyMap<string, Value>,
): Promise<LookupTables> {
  const tables = new Map<string, ReadonlyMap<string, Value>>();
  const taken = Object.keys(mapping.lookups).filter((name) => 'table' in (mapping.lookups[name] ?? {}));
  for (const name of given.keys()) {
    if (!taken.includes(name))
      throw badInput('--lookup', `'${name}' is no lookup of the mapping that has a table`, taken.join(', ') || 'none');
  }
  for (const [name, spec] of Object.entries(mapping.lookups)) {
    if (!('table' in spec)) continue;
    const file = given.get(name) ?? beside(spec.table, files);
    if (file !== undefined) tables.set(name, await entriesOf(file, name, spec, parameters));
    else if (spec.optional !== true)
      throw unreadable(
        spec.table,
        `is not beside the tables, and the lookup '${name}' wants it: give it with --lookup ${name}=FILE. 缺少对照表`,
      );
  }
  return tables;
}

const beside = (table: string, files: readonly string[]): string | undefined =>
  [...new Set(files.map((file) => resolve(dirname(file), table)))].find((file) => existsSync(file));

const OPTIONS: ReadingOptions = {};

async function entriesOf(
  file: string,
  name: string,
  spec: TableLookup,
  parameters: ReadonlyMap<string, Value>,
): Promise<ReadonlyMap<string, Value>> {
  const { tables, close } = await openFile(file, OPTIONS);
  const entries = new Map<string, Value>();
  try {
    const [table] = tables;
    if (!table) return entries;
    const rows = table.rows();
    const { value: header, done } = await rows.next();
    if (done) return entries;
    const columns = header.cells.map((cell: Row['cells'][number]) => clean(textOfCell(cell)));
    const names = namesIn(columns, nameOf(table), parameters);
    const [key, value] = [template(spec.key, names), template(spec.value, names)];
    for await (const row of rows) {
      const scope = scopeOf(row, columns, parameters);
      const of = key(scope);
      if (of !== undefined) put(entries, String(of), value(scope), spec, { file, name, line: row.line });
    }
  } finally {
    close();
  }
  return entries;
}

const scopeOf = ({ cells }: Row, columns: readonly string[], parameters: ReadonlyMap<string, Value>): Scope => ({
  value: (name) => {
    const at = columns.indexOf(name);
    return at < 0 ? parameters.get(name) : clean(textOfCell(cells[at])) || undefined;
  },
});

const namesIn = (columns: readonly string[], file: string, parameters: ReadonlyMap<string, Value>) => ({
  check: (name: string) => {
    if (columns.includes(name) || parameters.has(name)) return;
    const meant = near(name, columns);
    const hint = meant === undefined ? '' : `; '${meant}' is there: is it meant? 是否为“${meant}”？`;
    throw unreadable(file, `has no column '${name}'${hint}. It has: ${columns.join(', ')}. 对照表缺少列`);
  },
  lookup: (name: string) => {
    throw unreadable(file, `a lookup's table looks nothing else up: '${name}'`);
  },
});

interface At {
  readonly file: string;
  readonly name: string;
  readonly line: number;
}

function put(
  entries: Map<string, Value>,
  key: string,
  value: Value,
  { repeated }: TableLookup,
  { file, name, line }: At,
): void {
  const known = entries.get(key);
  if (!entries.has(key) || repeated === 'LAST' || known === value) entries.set(key, value);
  else if (repeated !== 'FIRST')
    throw unreadable(
      file,
      `line ${line} gives '${key}' another value for the lookup '${name}': '${known}', then '${value}'. Keep one, or let the mapping say "repeated": "FIRST". 对照表中同一键有不同取值`,
    );
}
