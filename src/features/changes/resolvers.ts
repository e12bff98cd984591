import { type Lens, lensOf } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import type { QueryCompareArgs, Resolvers } from '../../generated/schema.ts';
import { connectionOf, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { changesBetween } from './compare.ts';
import { type Changed, placeOf } from './difference.ts';

/** What the fields of a `Change` are read from: the claim under the view that shows it. */
export type ChangeAnswer = Changed & { readonly lens: Lens };

export const resolvers: Resolvers = {
  Query: { compare: (_root, args, context) => compare(args, context) },
  Change: {
    claim: async ({ id, ends, lens }, _args, { loaders }, info) => {
      const claim = await loaders.claims.claim(ends ? { id, ...ends } : id, lens, info);
      if (!claim) throw new Error(`${id} has changed and is gone`);
      return claim;
    },
  },
};

async function compare(args: QueryCompareArgs, { database, now }: Context) {
  const window = windowFrom(args, 'compare', 'changes', 4);
  const [from, to] = [lensOf(args.from, now), lensOf(args.to, now)];
  const changes = await changesBetween(database, { from, to, filter: args.filter });
  const page = pageOf(changes, placeOf, window);
  const node = (change: Changed): ChangeAnswer => plain({ ...change, lens: change.type === 'ENDED' ? from : to });
  return connectionOf(page, { placeOf, node, nodes: (rows) => rows.map(node), totalCount: changes.length });
}
