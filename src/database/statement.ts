import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../project-root.ts';
import type { Row } from './database.ts';
import { RELATION_KINDS, type RelationKind } from './kinds.ts';
import { expandLens } from './lens.ts';

type Run = (cypher: string, parameters?: Readonly<Record<string, unknown>>) => Promise<Row[]>;

const texts = new Map<string, string>();

/** The clauses of `cypher/<name>.cypher` without its header, the lens and kinds of relations (`ANY_KIND`) written out. */
export function statementBody(name: string, kinds: readonly RelationKind[] = RELATION_KINDS): string {
  const key = `${name} ${typesOf(kinds)}`;
  let text = texts.get(key);
  if (text === undefined) {
    const file = readFileSync(join(projectRoot, 'cypher', `${name}.cypher`), 'utf8');
    const body = expandLens(file.replaceAll(/^\/\/.*$/gm, '').trim());
    text = body.replaceAll('ANY_KIND', typesOf(kinds));
    texts.set(key, text);
  }
  return text;
}

/** The same as a statement. */
export const statementText = (name: string, kinds?: readonly RelationKind[]): string =>
  `CYPHER 5 ${statementBody(name, kinds)}`;

/** Relationship types as a pattern writes them; none at all is a type that no relation has. */
export const typesOf = (kinds: readonly string[]): string => (kinds.length === 0 ? 'NO_KIND' : kinds.join('|'));

/** A statement as a typed call: a file, its parameters, and rows parsed by `row`; over relations of all kinds or of some. */
export function statement<R extends z.ZodType>(name: string, row: R, kinds?: readonly RelationKind[]) {
  const rows = z.array(row);
  return async (run: Run, parameters: Readonly<Record<string, unknown>> = {}): Promise<z.infer<R>[]> =>
    rows.parse(await run(statementText(name, kinds), parameters));
}
