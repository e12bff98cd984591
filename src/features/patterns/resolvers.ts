import type { Lens } from '../../database/lens.ts';
import { lensOf } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import { decodeCursor, encodeCursor } from '../../database/reading/cursor.ts';
import { within } from '../../errors.ts';
import type { QueryPatternArgs, QueryPatternCountsArgs, Resolvers } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import { firstOf, type Pattern, patternFrom } from './arguments.ts';
import { keyLength, type MatchRow, matchCount, matches, matchesByPlace } from './search.ts';

/** What the fields of a page of matches are read from. */
export interface PatternPage {
  readonly pattern: Pattern;
  readonly lens: Lens;
  readonly rows: readonly MatchRow[];
  readonly pageInfo: object;
}
export type PatternMatchAnswer = MatchRow & { readonly lens: Lens };
export interface PatternCountAnswer {
  readonly id: string;
  readonly count: number;
  readonly lens: Lens;
}

const CURSOR = 'pattern';

export const resolvers: Resolvers = {
  Query: {
    pattern: (_root, args, context) => page(args, context),
    patternCounts: (_root, args, context) => counts(args, context),
  },
  PatternConnection: {
    nodes: ({ rows, lens }) => rows.map((row) => plain({ ...row, lens })),
    edges: ({ rows, lens }) =>
      rows.map((row) => plain({ cursor: encodeCursor(CURSOR, row.key), node: plain({ ...row, lens }) })),
    totalCount: ({ pattern, lens }, _args, { database }) => matchCount(database, pattern, lens),
  },
  PatternMatch: {
    entities: ({ entities, lens }, _args, { loaders }, info) => loaders.claims.entities(entities, lens, info),
    relations: ({ facts, lens }, _args, { loaders }, info) => loaders.claims.relations(facts, lens, info),
  },
  PatternCount: {
    entity: async ({ id, lens }, _args, { loaders }, info) => {
      const [entity] = await loaders.claims.entities([id], lens, info);
      if (!entity) throw new Error(`${id} was counted and is gone`);
      return entity;
    },
  },
};

async function page(
  { start, steps, first, after, asOf }: QueryPatternArgs,
  { database, now }: Context,
): Promise<PatternPage> {
  const pattern = patternFrom('pattern', start, steps);
  const size = firstOf('pattern', first);
  const lens = lensOf(asOf, now);
  const key = after == null ? null : decodeCursor(after, CURSOR, keyLength(pattern), 'pattern.after');
  const found = await matches(database, pattern, lens, key, size + 1);
  const rows = found.slice(0, size);
  const cursorOf = (row: MatchRow | undefined): string | null => (row ? encodeCursor(CURSOR, row.key) : null);
  const pageInfo = plain({
    hasNextPage: found.length > size,
    hasPreviousPage: key !== null,
    startCursor: cursorOf(rows[0]),
    endCursor: cursorOf(rows.at(-1)),
  });
  return plain({ pattern, lens, rows, pageInfo });
}

async function counts({ start, steps, by, first, asOf }: QueryPatternCountsArgs, { database, now }: Context) {
  const pattern = patternFrom('patternCounts', start, steps);
  within('patternCounts.by', by ?? 0, 0, steps.length);
  const lens = lensOf(asOf, now);
  const found = await matchesByPlace(database, pattern, lens, by ?? 0, firstOf('patternCounts', first));
  return found.map((row) => plain({ ...row, lens }));
}
