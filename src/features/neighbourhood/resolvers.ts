import { refuseUnknown } from '../../database/entities/known.ts';
import { entityRef, sharedLens } from '../../database/ids.ts';
import { plain } from '../../database/reading/answer.ts';
import { within } from '../../errors.ts';
import type { QueryNeighbourhoodArgs, Resolvers } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import { type Around, expand } from './expand.ts';

const MAX_STARTS = 50;
/** Where nothing is expanded, only what is between them is read. */
const MAX_GIVEN = 1_000;
const MAX_HOPS = 3;
const MAX_NODES = 1_000;

export const resolvers: Resolvers = {
  Query: { neighbourhood: (_root, args, context) => neighbourhood(args, context) },
  Subgraph: {
    nodes: ({ nodes, lens }, _args, { loaders }, info) => loaders.claims.entities(nodes, lens, info),
    edges: ({ edges, lens }, _args, { loaders }, info) => loaders.claims.relations(edges, lens, info),
  },
  Omission: {
    node: async ({ node, lens }, _args, { loaders }, info) => {
      const [found] = await loaders.claims.entities([node], lens, info);
      if (!found) throw new Error(`an omission at ${node}, which is gone`);
      return found;
    },
  },
};

async function neighbourhood(args: QueryNeighbourhoodArgs, { database, now }: Context) {
  const refs = args.of.map((id) => entityRef(id, now, 'neighbourhood.of'));
  const around: Around = {
    of: [...new Set(refs.map(({ id }) => id))],
    hops: args.hops ?? 1,
    relations: args.relations ? [...new Set(args.relations)].sort() : undefined,
    kinds: args.kinds ? [...new Set(args.kinds)].sort() : undefined,
    limit: args.limit ?? 300,
    lens: sharedLens(args.asOf, refs, now, 'neighbourhood.of'),
    synthetic: args.includeSynthetic === true,
  };
  within('neighbourhood.of', around.of.length, 1, around.kinds?.length === 0 ? MAX_GIVEN : MAX_STARTS);
  within('neighbourhood.hops', around.hops, 1, MAX_HOPS);
  within('neighbourhood.limit', around.limit, around.of.length, MAX_NODES);
  const given = new Map(refs.map(({ id }, index) => [id, args.of[index] ?? id]));
  const idNow = await refuseUnknown(database, given, 'neighbourhood.of', around.lens);
  const of = [...new Set(around.of.map(idNow))];
  const { nodes, edges, omitted } = await expand(database, { ...around, of });
  const { lens } = around;
  return plain({ nodes, edges, lens, omitted: omitted.map((each) => plain({ ...each, lens })) });
}
