import type { GraphQLResolveInfo } from 'graphql';
import { firstWhere } from '../database/halving.ts';
import type { Lens } from '../database/lens.ts';
import { plain } from '../database/reading/answer.ts';
import { decodeCursor, encodeCursor } from '../database/reading/cursor.ts';
import { windowOf } from '../database/reading/window.ts';
import type { Context } from './context.ts';

/** What a list is ordered by, ascending, ending in a key; also its cursor. */
export type Place = readonly (number | string)[];

interface Asked {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** How a page was asked for. */
export interface Window {
  readonly size: number;
  readonly after: Place | undefined;
  /** A word for the list and its order; a cursor of another one is refused. */
  readonly tag: string;
}

/** Reads `first` and `after` of a field; refuses what is out of range or no cursor of this list. */
export function windowFrom({ first, after }: Asked, field: string, tag: string, length: number): Window {
  const { size, cursor, argument } = windowOf({ first, after }, field);
  const place = cursor === undefined ? undefined : decodeCursor(cursor, tag, length, argument);
  return { size, tag, after: place?.map((part) => (typeof part === 'boolean' ? String(part) : part)) };
}

/** Rows of a page, and whether more follow. */
export interface Page<R> {
  readonly rows: readonly R[];
  readonly more: boolean;
  readonly window: Window;
}

/** The page of rows that were read behind its cursor, one more than it has room for. */
export const pageRead = <R>(rows: readonly R[], window: Window): Page<R> => ({
  rows: rows.slice(0, window.size),
  more: rows.length > window.size,
  window,
});

/** The page behind a cursor of rows that stand in order. */
export function pageOf<R>(sorted: readonly R[], placeOf: (row: R) => Place, window: Window): Page<R> {
  const { after, size } = window;
  const begin = after === undefined ? 0 : firstBehind(sorted, placeOf, after);
  return { rows: sorted.slice(begin, begin + size), more: sorted.length > begin + size, window };
}

const firstBehind = <R>(sorted: readonly R[], placeOf: (row: R) => Place, after: Place): number =>
  firstWhere(sorted.length, (at) => {
    const row = sorted[at];
    return row === undefined || comparePlaces(placeOf(row), after) > 0;
  });

export function comparePlaces(a: Place, b: Place): number {
  for (const [at, part] of a.entries()) {
    const other = b[at];
    if (part === other || other === undefined) continue;
    return part < other ? -1 : 1;
  }
  return 0;
}

type Resolve<T> = (args: unknown, context: Context, info: GraphQLResolveInfo) => T;

interface Shape<R> {
  readonly placeOf: (row: R) => Place;
  readonly node: (row: R) => object;
  readonly nodes: (rows: readonly R[]) => object;
  /** Fields of an edge besides cursor and node. */
  readonly edge?: (row: R) => object;
  readonly totalCount: number | (() => Promise<number>);
}

/** A connection of computed rows; what reads the graph is a function, called only when selected. */
export function connectionOf<R>({ rows, more, window }: Page<R>, shape: Shape<R>): object {
  const cursorOf = (row: R | undefined) => (row === undefined ? null : encodeCursor(window.tag, shape.placeOf(row)));
  return plain({
    edges: rows.map((row) => plain({ cursor: cursorOf(row), node: shape.node(row), ...shape.edge?.(row) })),
    nodes: shape.nodes(rows),
    pageInfo: plain({
      hasNextPage: more,
      hasPreviousPage: window.after !== undefined,
      startCursor: cursorOf(rows[0]),
      endCursor: cursorOf(rows.at(-1)),
    }),
    totalCount: shape.totalCount,
  });
}

/** A connection whose rows name entities; they are read with the selection of whoever asks. */
export const entitiesOf = <R extends { readonly id: string }>(
  page: Page<R>,
  lens: Lens,
  shape: Pick<Shape<R>, 'placeOf' | 'edge' | 'totalCount'>,
): object =>
  connectionOf(page, {
    ...shape,
    node: ({ id }) => entityOf(id, lens),
    nodes: (rows): Resolve<Promise<object[]>> => {
      const ids = rows.map(({ id }) => id);
      return (_args, { loaders }, info) => loaders.claims.entities(ids, lens, info);
    },
  });

/** An entity as a field that is read when selected. */
export const entityOf =
  (id: string, lens: Lens): Resolve<Promise<object>> =>
  async (_args, { loaders }, info) => {
    const [entity] = await loaders.claims.entities([id], lens, info);
    if (!entity) throw new Error(`${id} was found in a network and is gone`);
    return entity;
  };
