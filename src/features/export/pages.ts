import type { Database, Row } from '../../database/database.ts';
import { fragment as fragmentOf } from '../../database/fragment.ts';
import { expandLens } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import { compose } from '../../database/reading/compose.ts';
import { statementBody } from '../../database/statement.ts';

/** What to go through page by page. */
export interface Listing {
  /** A fragment of cypher/export/ that gives it, from a key on and in the order of this key. */
  readonly fragment: string;
  readonly kinds?: readonly string[];
  /** Further variables of a row. */
  readonly beside?: string;
  /** The condition under which one of them is in scope. */
  readonly isIn: string;
  /** The statement in cypher/export/ that says what a row holds. */
  readonly row: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How many are gone through at once; so many lie in memory, here and in Neo4j. */
  readonly size: number;
}

/**
 * Rows of what is in scope, page by page; a page may be empty. It goes through so many whatever is in scope, so that
 * no statement takes long.
 */
export async function* pagesOf(database: Database, listing: Listing): AsyncGenerator<readonly unknown[]> {
  const text = textOf(listing);
  const limit = integer(listing.size);
  for (let after: string | undefined = ''; after !== undefined; ) {
    const read: readonly Row[] = await database.read(text, { ...listing.parameters, after_export: after, limit });
    yield read.flatMap(({ row }) => (row === null ? [] : [row]));
    after = read.length < listing.size ? undefined : String(read.at(-1)?.key);
  }
}

function textOf({ fragment, kinds, beside = '', isIn, row }: Listing): string {
  const { match, roles, order } = compose(fragment, { bound: undefined, depth: 0, slot: 'export', kinds });
  const self = fragmentOf(fragment).gives.self ?? '';
  const by = order.map(({ expression }) => expression).join(', ');
  return expandLens(
    `CYPHER 5 ${match} WITH ${roles.self} AS ${self} ORDER BY ${by} LIMIT $limit WITH ${self}${beside} WITH *, coalesce(${isIn}, false) AS isIn ${statementBody(row)}`,
  );
}

/** The same, each asked for while the one before is worked on: Neo4j and this process work at the same time. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = (): Promise<IteratorResult<T>> => {
    const asked = source.next();
    // told where it is awaited; nobody may come to that
    asked.catch(() => {});
    return asked;
  };
  try {
    for (let asked = ask(); ; ) {
      const { done, value } = await asked;
      if (done) return;
      asked = ask();
      yield value;
    }
  } finally {
    await source.return(undefined);
  }
}
