import { divisionCodes } from './divisions.ts';
import { RowFault, shown } from './faults.ts';
import type { Lookup } from './mapping.ts';
import { expression, type Look, type Names, over, template, type Value } from './template.ts';

/** What the tables that lookups name say, by the lookup's name. */
export type LookupTables = ReadonlyMap<string, ReadonlyMap<string, Value>>;

/** Compiles a lookup. */
export function lookup(name: string, spec: Lookup, tables: LookupTables, names: Names): Look {
  const found = finder(name, spec, tables, names);
  const { otherwise } = spec;
  if (otherwise === undefined) {
    return (text, scope) => {
      const value = found(text, scope);
      if (value !== MISSING) return value;
      throw new RowFault(
        `is not in the lookup '${name}': mend the cell, or add it to the mapping. 对照表“${name}”中没有`,
        { value: shown(text) },
      );
    };
  }
  const instead = typeof otherwise === 'string' ? template(otherwise, groupNames(names)) : () => otherwise ?? undefined;
  return (text, scope) => {
    const value = found(text, scope);
    return value === MISSING ? instead(over(new Map([['0', text]]), scope)) : value;
  };
}

const MISSING = Symbol('missing');
type Find = (text: string, scope: Parameters<Look>[1]) => Value | typeof MISSING;

function finder(name: string, spec: Lookup, tables: LookupTables, names: Names): Find {
  if ('patterns' in spec) return byPattern(spec.patterns, names);
  const values: ReadonlyMap<string, Value> =
    'values' in spec
      ? new Map(Object.entries(spec.values).map(([key, value]) => [key, value ?? undefined]))
      : 'divisions' in spec
        ? divisionCodes()
        : (tables.get(name) ?? new Map());
  return (text) => (values.has(text) ? values.get(text) : MISSING);
}

/** The first pattern that fits; `{0}` is the whole text, `{1}` … the pattern's groups. */
function byPattern(patterns: readonly (readonly [string, string])[], names: Names): Find {
  const compiled = patterns.map(
    ([pattern, value]) => [expression(pattern), template(value, groupNames(names))] as const,
  );
  return (text, scope) => {
    for (const [pattern, value] of compiled) {
      const match = pattern.exec(text);
      if (match)
        return value(over(new Map([text, ...match.slice(1)].map((group, index) => [String(index), group])), scope));
    }
    return MISSING;
  };
}

const groupNames = (names: Names): Names => ({
  check: (name) => (/^\d$/.test(name) ? undefined : names.check(name)),
  lookup: (name) => names.lookup(name),
});
