import { basename, extname } from 'node:path';
import { foldName } from '../../database/names.ts';
import { badInput } from '../../errors.ts';
import { lookup } from './lookup.ts';
import type { Mapping, SourceSpec, TableSpec } from './mapping.ts';
import type { Table } from './reading/table.ts';
import type { TableRecord } from './records.ts';
import { type Names, template, type Value } from './template.ts';

/** What whoever imports says of the list; it goes before what the mapping says. */
export interface GivenSource {
  readonly key?: string | undefined;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly publishedOn?: string | undefined;
  readonly url?: string | undefined;
}

/** The names that templates of a source may use besides parameters, and who gives them. */
const FLAGS = {
  title: '--source-title',
  publisher: '--publisher',
  publishedOn: '--published-on',
  url: '--source-url',
} as const;
const FILE_NAMES = ['file', 'sheet', 'table'];
const DEFAULT: SourceSpec = { key: 'source:{publisher}-{publishedOn}', title: '{file}' };

export interface TableSource {
  readonly record: TableRecord;
  /** `source.key` and the rest, for templates of rows. */
  readonly names: ReadonlyMap<string, Value>;
}

/** Names of `source.…` that templates of rows may use. */
export const SOURCE_NAMES = ['key', ...Object.keys(FLAGS)].map((name) => `source.${name}`);

/** The record of the list itself, one for each file or sheet: its key, title, publisher, day, and the file's SHA-256. */
export function sourceOf(
  table: Table,
  mapping: Mapping,
  spec: TableSpec,
  given: GivenSource,
  parameters: ReadonlyMap<string, Value>,
): TableSource {
  const spoken: SourceSpec = { ...DEFAULT, ...mapping.source, ...spec.source, ...said(given) };
  const values = new Map<string, Value>([...parameters, ...fileNames(table, spec)]);
  const names = namesIn(values, mapping);
  for (const name of ['publisher', 'publishedOn', 'url', 'title'] as const) {
    const text = spoken[name];
    if (text !== undefined) values.set(name, template(text, names)(scopeOf(values)));
  }
  if (values.get('title') === undefined) values.set('title', values.get('file'));
  const written = template(spoken.key ?? '', names)(scopeOf(values));
  if (written === undefined) throw missing(spoken.key ?? '', values);
  const key = foldName(String(written));
  const fields = Object.keys(FLAGS).flatMap((name) =>
    values.get(name) === undefined ? [] : [[name, values.get(name)] as const],
  );
  const record = {
    type: 'source',
    key,
    ...Object.fromEntries(fields),
    ...(table.sha256 === undefined ? {} : { sha256: table.sha256 }),
  };
  return {
    record,
    names: new Map([['source.key', key], ...fields.map(([name, value]) => [`source.${name}`, value] as const)]),
  };
}

/** `file` is the file's name without folder and extension. */
export function fileNames({ file, sheet }: Table, spec: TableSpec): Map<string, Value> {
  return new Map<string, Value>([
    ['file', basename(file, extname(file))],
    ['sheet', sheet],
    ['table', spec.name],
  ]);
}

const scopeOf = (values: ReadonlyMap<string, Value>) => ({ value: (name: string) => values.get(name) });

function namesIn(values: ReadonlyMap<string, Value>, { lookups }: Mapping): Names {
  const names: Names = {
    check: (name) => {
      if (!values.has(name) && !Object.hasOwn(FLAGS, name) && !FILE_NAMES.includes(name))
        throw badInput(
          'source',
          `'{${name}}' is not known in a source`,
          [...values.keys(), ...Object.keys(FLAGS)].join(),
        );
    },
    lookup: (name) => {
      const spec = lookups[name];
      if (!spec || 'key' in spec)
        throw badInput('source', `'${name}' is no lookup for a source`, 'lookups of the mapping that have no table');
      return lookup(name, spec, new Map(), names);
    },
  };
  return names;
}

function missing(key: string, values: ReadonlyMap<string, Value>): Error {
  const flags = Object.entries(FLAGS)
    .filter(([name]) => key.includes(`{${name}`) && values.get(name) === undefined)
    .map(([, flag]) => flag);
  return badInput(
    'source',
    `its key ${key} wants what is not known: give ${flags.join(' and ')} 缺少来源信息`,
    'a key source:<publisher>-<date>, or --source-key',
  );
}

/** What is said of a source, without what is left open. */
export const said = (source: GivenSource): GivenSource =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
