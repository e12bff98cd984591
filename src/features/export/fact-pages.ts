import type { Database, Row } from '../../database/database.ts';
import { expandLens } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import { compose } from '../../database/reading/compose.ts';
import { statementBody } from '../../database/statement.ts';
import type { Scope } from './scope.ts';
import { QUALIFIERS } from './vocabulary.ts';

/** Rows of a page and entities it goes through, so that neither a hub nor a desert makes a page long. */
const SIZE = { rows: 3_000, starts: 1_500 };

/** Later than every id. */
const DONE = '~';

/** A fact as it was read. */
export interface RawFact {
  /** Where it starts. */
  readonly key: string;
  readonly id: string;
  readonly row: unknown;
}

/**
 * Facts by the key of the entity where they start, then by id, page by page: all kinds by one statement, because to plan
 * one for each kind takes longer than to read a small graph. A page may be empty.
 */
export async function* factPages(database: Database, scope: Scope): AsyncGenerator<readonly RawFact[]> {
  const text = textOf(scope);
  const fixed = {
    ...scope.parameters,
    qualifiers: QUALIFIERS,
    limit: integer(SIZE.rows),
    starts: integer(SIZE.starts),
  };
  for (let after: Place | undefined = { key: '', id: '' }; after; ) {
    const { key, id }: Place = after;
    const rows: readonly Row[] = await database.read(text, { ...fixed, after_export: key, beyond_export: id });
    yield rows.flatMap((row) => (row.id === null ? [] : [{ key: String(row.key), id: String(row.id), row: row.row }]));
    after = nextAfter(rows);
  }
}

interface Place {
  readonly key: string;
  readonly id: string;
}

/** Every entity that was gone through has a row, with or without a fact. */
function nextAfter(rows: readonly Row[]): Place | undefined {
  const last = rows.at(-1);
  if (!last) return undefined;
  const key = String(last.key);
  if (rows.length === SIZE.rows) return { key, id: String(last.id ?? DONE) };
  const starts = new Set(rows.map((row) => row.key)).size;
  return starts < SIZE.starts ? undefined : { key, id: DONE };
}

function textOf(scope: Scope): string {
  const starts = compose('export/starts', { bound: undefined, depth: 0, slot: 'export' });
  const facts = compose('export/facts', { bound: 'e', depth: 1, slot: 'export' });
  const { self: fact = '', to = '' } = facts.roles;
  return expandLens(
    [
      `CYPHER 5 ${starts.match} WITH ${starts.roles.self} AS e ORDER BY e.key LIMIT $starts`,
      `WITH e, coalesce(${scope.endIsIn('e')}, false) AS isIn`,
      `OPTIONAL ${facts.match} AND isIn AND ${scope.endIsIn(to)}`,
      `WITH e, ${fact} AS r, ${to} AS t ORDER BY e.key, r.id LIMIT $limit ${statementBody('export/fact')}`,
    ].join(' '),
  );
}
