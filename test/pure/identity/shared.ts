import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/project-root.ts';

const path = (name: string): string => join(projectRoot, '../shared/data', name);

/** The text of a list that lies beside the checkout, read in place; undefined, with a notice, where it is absent. */
export function sharedText(name: string): string | undefined {
  if (existsSync(path(name))) return readFileSync(path(name), 'utf8');
  console.warn(`skipped: ../shared/data/${name} is absent`);
  return undefined;
}

/** Rows of a CSV file by the names of its columns; fields may be quoted, and hold no line ends. */
export function sharedRows(name: string): readonly Record<string, string>[] | undefined {
  const text = sharedText(name);
  if (text === undefined) return undefined;
  const [header = [], ...rows] = text.trim().split(/\r?\n/).map(fieldsOf);
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
