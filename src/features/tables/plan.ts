import { type Condition, condition } from './condition.ts';
import { type LookupTables, lookup } from './lookup.ts';
import { type Because, badMapping, type Column, columnOf, type Mapping, type TableSpec } from './mapping.ts';
import { near } from './near.ts';
import { type Maker, maker, type RecordNames } from './records.ts';
import { SOURCE_NAMES } from './source.ts';
import { expression, type Look } from './template.ts';

/** A part of a mapping, compiled. */
export interface Plan {
  readonly spec: TableSpec;
  readonly skip: readonly Reason[];
  readonly reject: readonly Reason[];
  readonly makers: readonly Maker[];
  lookOf(column: Column): Look | undefined;
}

export interface Reason {
  readonly holds: Condition;
  readonly because: string;
}

/** Names that stand for something in every row. */
const ROW_NAMES = ['row', 'line', 'file', 'sheet', 'table', ...SOURCE_NAMES];
/** Behind a column's name. */
const PARTS = /\.(?:from|to|unit)$/;

/** Compiles a part of a mapping. Fails with BAD_USER_INPUT, naming mapping and part, where it says what cannot be. */
export function planOf(spec: TableSpec, mapping: Mapping, tables: LookupTables, file: string): Plan {
  try {
    const names = namesOf(spec, mapping, tables);
    const lookOf = ({ lookup: name }: Column): Look | undefined =>
      name === undefined ? undefined : names.lookup(name);
    for (const column of Object.values(spec.columns).map(columnOf)) {
      lookOf(column);
      for (const source of [column.matches, column.list?.by, column.list?.parts]) expression(source ?? '');
      if (typeof column.carried === 'string') mustBeOneOf('column', column.carried, Object.keys(spec.columns));
    }
    return {
      spec,
      skip: reasons(spec.skip, names),
      reject: reasons(spec.reject, names),
      makers: spec.records.map((record) => maker(record, names)),
      lookOf,
    };
  } catch (error) {
    throw badMapping(file, `table '${spec.name}': ${error instanceof Error ? error.message : error}`);
  }
}

const reasons = (given: readonly Because[], names: RecordNames): Reason[] =>
  given.map(({ when, because }) => ({ holds: condition(when, names), because }));

function namesOf(spec: TableSpec, mapping: Mapping, tables: LookupTables): RecordNames {
  const columns = Object.keys(spec.columns);
  const known = [...columns, ...Object.keys(mapping.parameters), ...ROW_NAMES];
  const looks = new Map<string, Look>();
  const underWay = new Set<string>();
  const names: RecordNames = {
    check: (name) => mustBeOneOf('name', name, known.includes(name.replace(PARTS, '')) ? [name] : known),
    mustBeList: (name) => {
      const lists = columns.filter((each) => columnOf(spec.columns[each] ?? each).list !== undefined);
      mustBeOneOf('list', name, lists);
    },
    lookup: (name) => {
      const compiled = looks.get(name);
      if (compiled) return compiled;
      mustBeOneOf('lookup', name, Object.keys(mapping.lookups));
      if (underWay.has(name)) throw new Error(`the lookup '${name}' looks itself up`);
      underWay.add(name);
      const look = lookup(name, mapping.lookups[name] ?? { values: {} }, tables, names);
      underWay.delete(name);
      looks.set(name, look);
      return look;
    },
  };
  return names;
}

function mustBeOneOf(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const meant = near(name, known);
  throw new Error(
    `'${name}' is no ${what}${meant === undefined ? '' : `; '${meant}' is`}. Known: ${known.join(', ') || 'none'}`,
  );
}
