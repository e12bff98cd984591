import { idNowOf } from '../../database/entities/known.ts';
import { entityRef, sharedLens } from '../../database/ids.ts';
import { type Lens, lensOf } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import type { QueryInterlocksArgs, QueryOverlapsArgs, Resolvers } from '../../generated/schema.ts';
import { connectionOf, entitiesOf, entityOf, type Page, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import type { InterlockAnswer, OverlapAnswer } from './answers.ts';
import { interlockCount, interlocks, overlapCount, overlaps } from './pairs.ts';

export const resolvers: Resolvers = {
  Query: {
    interlocks: (_root, args, context) => interlocksPage(args, context),
    overlaps: (_root, args, context) => overlapsPage(args, context),
  },
  Interlock: {
    a: ({ a, lens }, args, context, info) => entityOf(a, lens)(args, context, info),
    b: ({ b, lens }, args, context, info) => entityOf(b, lens)(args, context, info),
    people: ({ people, lens }, _args, { loaders }, info) => loaders.claims.entities(people, lens, info),
    appointments: ({ facts, lens }, _args, { loaders }, info) => loaders.claims.relations(facts, lens, info),
  },
  Overlap: {
    a: ({ a, lens }, args, context, info) => entityOf(a, lens)(args, context, info),
    b: ({ b, lens }, args, context, info) => entityOf(b, lens)(args, context, info),
    shared: ({ members }) => members.length,
    jaccard: ({ members, either }) => members.length / either,
    members: ({ members, lens }, args) => {
      const placeOf = ({ key }: { key: string }) => [key];
      const page = pageOf(members, placeOf, windowFrom(args, 'members', 'overlap', 1));
      return entitiesOf(page, lens, { placeOf, totalCount: members.length });
    },
  },
};

async function interlocksPage(args: QueryInterlocksArgs, { database, now }: Context) {
  const window = windowFrom(args, 'interlocks', 'interlocks', 3);
  const wanted = { filter: args.filter, lens: lensOf(args.asOf, now) };
  const page: Page<InterlockAnswer> = underLens(await interlocks(database, wanted, window), wanted.lens);
  return pairsOf(page, () => interlockCount(database, wanted));
}

async function overlapsPage(args: QueryOverlapsArgs, { database, now }: Context) {
  const window = windowFrom(args, 'overlaps', 'overlaps', 4);
  const ref = args.of == null ? undefined : entityRef(args.of, now, 'overlaps.of');
  const lens = sharedLens(args.asOf, ref ? [ref] : [], now, 'overlaps.of');
  const asked = { id: ref?.id ?? '', written: args.of ?? '' };
  const of = ref && (await idNowOf(database, asked, 'overlaps.of', lens));
  const wanted = { filter: args.filter, lens, of };
  const page: Page<OverlapAnswer> = underLens(await overlaps(database, wanted, window), wanted.lens);
  return pairsOf(page, () => overlapCount(database, wanted));
}

const underLens = <R extends object>({ rows, ...page }: Page<R>, lens: Lens): Page<R & { lens: Lens }> => ({
  ...page,
  rows: rows.map((row) => plain({ ...row, lens })),
});

const pairsOf = (page: Page<InterlockAnswer | OverlapAnswer>, totalCount: () => Promise<number>) =>
  connectionOf(page, {
    placeOf: ({ place }) => place,
    node: (pair) => pair,
    nodes: (pairs) => pairs,
    totalCount,
  });
