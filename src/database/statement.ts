import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../project-root.ts';
import type { Row } from './database.ts';
import type { RelationKind } from './kinds.ts';
import { expandLens } from './lens.ts';

type Run = (cypher: string, parameters?: Readonly<Record<string, unknown>>) => Promise<Row[]>;

const texts = new Map<string, string>();

/** The text of `cypher/<name>.cypher` without its header, the lens written out, for one kind of relation where it says `ANY_KIND`. */
export function statementText(name: string, kind?: RelationKind): string {
  const key = `${name} ${kind ?? ''}`;
  let text = texts.get(key);
  if (text === undefined) {
    const file = readFileSync(join(projectRoot, 'cypher', `${name}.cypher`), 'utf8');
    const body = expandLens(file.replaceAll(/^\/\/.*$/gm, '').trim());
    text = `CYPHER 5 ${kind === undefined ? body : body.replaceAll('ANY_KIND', kind)}`;
    texts.set(key, text);
  }
  return text;
}

/** A statement as a typed call: a file, its parameters, and rows parsed by `row`. */
export function statement<R extends z.ZodType>(name: string, row: R, kind?: RelationKind) {
  const rows = z.array(row);
  return async (run: Run, parameters: Readonly<Record<string, unknown>> = {}): Promise<z.infer<R>[]> =>
    rows.parse(await run(statementText(name, kind), parameters));
}
