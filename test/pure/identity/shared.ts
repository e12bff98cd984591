import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identifier } from '../../../src/features/identity/verdict.ts';
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

/** A note gives one code for both, or two codes, one for each: school codes, stock codes, credit codes. */
export function identifiersIn(note: string, side: 0 | 1): Identifier[] {
  const schemes = { MOE_SCHOOL: /\b\d{10}\b/g, USCC: /\b[0-9A-Z]{18}\b/g, STOCK: /\b\d{6}\b/g };
  return Object.entries(schemes).flatMap(([scheme, pattern]) => {
    const [first, second = first] = note.match(pattern) ?? [];
    const value = side === 0 ? first : second;
    return value === undefined ? [] : [{ scheme, value }];
  });
}
