import type { RowScope } from './columns.ts';
import { condition } from './condition.ts';
import { type RecordSpec, When } from './mapping.ts';
import { type Filled, filled, type Names, over, type Scope, template } from './template.ts';

/** A record as an object of docs/records.md; what it may hold is checked where it goes in. */
export type TableRecord = Readonly<Record<string, unknown>>;

/** Makes the records of one row that a part of the mapping describes. */
export interface Maker {
  make(row: RowScope): TableRecord[];
  /** What follows from many rows is said for the first of them. */
  readonly once: boolean;
  /** Two rows that make the same record are a fault. */
  readonly unique: boolean;
}

type Json = RecordSpec['name'];
type Compiled = (scope: Scope, row: RowScope) => unknown;

/** Fields of a record in the order in which they are written. */
const FIELDS = [
  'key',
  'name',
  'from',
  'to',
  'aliases',
  'identifiers',
  'attributes',
  'inferred',
  'qualifiers',
  'validity',
  'status',
  'confidence',
] as const;
/** Without these there is nothing to say. */
const NEEDED = { entity: ['key', 'name'], relation: ['from', 'to'] } as const;

/** Compiles one record of a mapping. */
export function maker(spec: RecordSpec, names: RecordNames): Maker {
  const inner: RecordNames = spec.each === undefined ? names : withItems(names);
  const when = condition(spec.when, inner);
  const kind = template(spec.kind, inner);
  const fields = FIELDS.map((field) => [field, compile(spec[field], inner)] as const);
  const evidence = evidenceOf(spec.evidence, inner);
  const one = (scope: Scope, row: RowScope): TableRecord | undefined => {
    if (!when(scope)) return undefined;
    const record: Record<string, unknown> = { type: spec.type, kind: filled(kind(scope), 'kind') };
    for (const [field, value] of fields) {
      const given = value(scope, row);
      if (given !== undefined) record[field] = given;
    }
    if (NEEDED[spec.type].some((field) => record[field] === undefined)) return undefined;
    return { ...record, evidence: evidence(scope, row) };
  };
  const { each, once, unique } = spec;
  if (each === undefined) return { once, unique, make: (row) => defined([one(row, row)]) };
  names.mustBeList(each);
  return { once, unique, make: (row) => defined(row.items(each).map((item) => one(over(item, row), row))) };
}

const defined = <T>(values: readonly (T | undefined)[]): T[] =>
  values.flatMap((value) => (value === undefined ? [] : [value]));

/** Names a record may use, and which of them hold several. */
export interface RecordNames extends Names {
  mustBeList(name: string): void;
}

const withItems = (names: RecordNames): RecordNames => ({
  check: (name) => (/^item(?:\.[\w]+)?$/.test(name) ? undefined : names.check(name)),
  lookup: (name) => names.lookup(name),
  mustBeList: (name) => names.mustBeList(name),
});

/** The source and the row; a mapping may say more of it. */
function evidenceOf(spec: Json, names: RecordNames): (scope: Scope, row: RowScope) => unknown[] {
  const given = Array.isArray(spec) ? spec : [spec ?? {}];
  const compiled = given.map((each) => compile(each, names));
  return (scope, row) =>
    compiled.map((each) => ({
      source: scope.value('source.key'),
      paragraph: scope.value('row'),
      ...asObject(each(scope, row)),
    }));
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/**
 * Compiles a value: texts are templates; `{"first": […]}` is the first that has a value, `{"when": …, "value": …}` one
 * under a condition, `{"each": column, "value": …}` one for each that the cell holds. What has no value is left out;
 * so is an object in a list that lacks what it is known by.
 */
function compile(json: Json, names: RecordNames, isListed = false): Compiled {
  if (json === undefined || json === null) return () => undefined;
  if (typeof json === 'string') return scoped(template(json, names));
  if (Array.isArray(json)) return listOf(json, names);
  if (typeof json !== 'object') return () => json;
  const { first, each, when, value, ...others } = json;
  const isPlain = Object.keys(others).length > 0;
  if (first !== undefined && !isPlain) return firstOf(first, names, isListed);
  if (typeof each === 'string' && !isPlain) return eachOf(each, when, value, names);
  if (when !== undefined && !isPlain) return whenOf(when, value, names, isListed);
  return objectOf(json, names, isListed);
}

const scoped =
  (value: Filled): Compiled =>
  (scope) =>
    value(scope);

function firstOf(json: Json, names: RecordNames, isListed: boolean): Compiled {
  const compiled = (Array.isArray(json) ? json : [json]).map((each) => compile(each, names, isListed));
  return (scope, row) => {
    for (const each of compiled) {
      const value = each(scope, row);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

function whenOf(when: Json, json: Json, names: RecordNames, isListed: boolean): Compiled {
  const holds = condition(When.parse(when), names);
  const compiled = compile(json, names, isListed);
  return (scope, row) => (holds(scope) ? compiled(scope, row) : undefined);
}

/** One value for each item; the list goes into the one it stands in. */
function eachOf(column: string, when: Json, json: Json, names: RecordNames): Compiled {
  names.mustBeList(column);
  const inner = withItems(names);
  const holds = condition(When.optional().parse(when), inner);
  const compiled = compile(json, inner, true);
  return (scope, row) => {
    const scopes = row.items(column).map((item) => over(item, scope));
    return nonEmpty(scopes.filter(holds).map((each) => compiled(each, row)));
  };
}

function listOf(json: readonly Json[], names: RecordNames): Compiled {
  const compiled = json.map((each) => compile(each, names, true));
  return (scope, row) => nonEmpty(compiled.flatMap((each) => each(scope, row)));
}

/** What is in a list is known by one of these; without it there is nothing to list. */
const IDENTIFYING = ['value', 'key', 'name'];

function objectOf(json: Readonly<Record<string, Json>>, names: RecordNames, isListed: boolean): Compiled {
  const compiled = Object.entries(json).map(([field, value]) => [field, compile(value, names)] as const);
  return (scope, row) => {
    const object: Record<string, unknown> = {};
    for (const [field, each] of compiled) {
      const value = each(scope, row);
      if (value !== undefined) object[field] = value;
      else if (isListed && IDENTIFYING.includes(field)) return undefined;
    }
    return Object.keys(object).length === 0 ? undefined : object;
  };
}

function nonEmpty(values: readonly unknown[]): unknown[] | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? undefined : given;
}
