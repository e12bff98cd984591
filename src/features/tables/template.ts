import { nameInKey } from '../../database/names.ts';
import { RowFault } from './faults.ts';

/** What a name stands for while a row is worked on; undefined for nothing. */
export type Value = string | number | boolean | undefined;

export interface Scope {
  value(name: string): Value;
}

/** A lookup's answer to a text. */
export type Look = (text: string, scope: Scope) => Value;

/** A text with `{name}` and `{name|filter:argument|…}` in it. A name without a value leaves the whole without one. */
export type Filled = (scope: Scope) => Value;

type Filter = (value: string, scope: Scope) => Value;

export interface Names {
  /** Fails where a template names what is not there. */
  check(name: string): void;
  lookup(name: string): Look;
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Compiles a template. Alone, `{name}` keeps its type; else the whole is text. */
export function template(text: string, names: Names): Filled {
  const found = [...text.matchAll(PLACEHOLDER)];
  const [only] = found;
  if (!only) return () => text;
  if (found.length === 1 && only[0] === text) return placeholder(only[1] ?? '', names);
  const parts: (string | Filled)[] = [];
  let end = 0;
  for (const match of found) {
    parts.push(text.slice(end, match.index), placeholder(match[1] ?? '', names));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return (scope) => joined(parts, scope);
}

function joined(parts: readonly (string | Filled)[], scope: Scope): string | undefined {
  let whole = '';
  for (const part of parts) {
    const value = typeof part === 'string' ? part : part(scope);
    if (value === undefined) return undefined;
    whole += value;
  }
  return whole;
}

function placeholder(inside: string, names: Names): Filled {
  const [name = '', ...filters] = inside.split('|').map((part) => part.trim());
  names.check(name);
  const compiled = filters.map((each) => filterOf(each, names));
  if (compiled.length === 0) return (scope) => scope.value(name);
  return (scope) => {
    let value = scope.value(name);
    for (const filter of compiled) {
      if (value === undefined) return undefined;
      value = blaming(name, () => filter(String(value), scope));
    }
    return value;
  };
}

/** Runs what may find a cell at fault, and says which. */
function blaming(name: string, filter: () => Value): Value {
  try {
    return filter();
  } catch (error) {
    if (!(error instanceof RowFault) || error.column !== undefined) throw error;
    throw new RowFault(error.message, { column: name, value: error.value, reason: error.reason });
  }
}

/** The filters of templates. `key`: written as in keys (rule 2 of docs/records.md); `head:n`: the first n characters. */
function filterOf(written: string, names: Names): Filter {
  const [name = '', ...rest] = written.split(':');
  const argument = rest.join(':');
  switch (name) {
    case 'key':
      return (value) => nameInKey(value) || undefined;
    case 'head': {
      const length = Number(argument);
      if (!Number.isInteger(length) || length < 1) throw new Error(`'${written}' wants a number: head:2`);
      return (value) => [...value].slice(0, length).join('');
    }
    case 'lookup': {
      const look = names.lookup(argument);
      return (value, scope) => look(value, scope);
    }
    default:
      throw new Error(`'${written}' is no filter: key, head:<n>, lookup:<name>`);
  }
}

/** A scope with some names over another. */
export const over = (values: ReadonlyMap<string, Value>, below: Scope): Scope => ({
  value: (name) => (values.has(name) ? values.get(name) : below.value(name)),
});

const expressions = new Map<string, RegExp>();

/** A regular expression of a mapping; fails where it is none. */
export function expression(source: string): RegExp {
  const known = expressions.get(source);
  if (known) return known;
  try {
    const compiled = new RegExp(source, 'u');
    expressions.set(source, compiled);
    return compiled;
  } catch (error) {
    throw new Error(`'${source}' is no regular expression: ${error instanceof Error ? error.message : error}`);
  }
}

/** The value that must be there. */
export function filled(value: Value, what: string): string {
  if (value === undefined) throw new RowFault(`gives no ${what}. 缺少 ${what}`);
  return String(value);
}
