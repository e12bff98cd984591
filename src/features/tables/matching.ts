import { basename } from 'node:path';
import { nameOf, unreadable } from './faults.ts';
import type { Mapping, TableSpec } from './mapping.ts';
import type { Table } from './reading/table.ts';

/** Which part of a mapping a file or sheet is for: by the names that the mapping gives, else the only part there is. */
export function partFor(table: Table, { tables }: Mapping, wanted?: string): TableSpec | undefined {
  if (wanted !== undefined) return tables.find(({ name }) => name === wanted);
  return tables.find((spec) => isFor(spec, table));
}

function isFor({ files, sheets }: TableSpec, { file, sheet }: Table): boolean {
  if (!files && !sheets) return true;
  if (sheet !== undefined && sheets?.some((pattern) => fits(pattern, sheet))) return true;
  return files?.some((pattern) => fits(pattern, basename(file))) ?? false;
}

/** `*` stands for anything. */
function fits(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'iu').test(name);
}

/** The fault of a file with which no part of a mapping can do anything. */
export function noPart(tables: readonly Table[], { tables: parts }: Mapping): Error {
  const [first] = tables;
  const names = parts.map(
    ({ name, files = [], sheets = [] }) => `${name} (${[...files, ...sheets].join(', ') || 'any'})`,
  );
  return unreadable(
    first?.file ?? '',
    `is for no table of the mapping by the name of its file or sheets (${tables.map(nameOf).join(', ')}): rename it, or say which with --table. Tables 表: ${names.join('; ')}`,
  );
}
