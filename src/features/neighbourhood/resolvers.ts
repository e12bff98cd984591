import { idNowOf, idsNow, refuseUnknown } from '../../database/entities/known.ts';
import { entityRef, sharedLens } from '../../database/ids.ts';
import { plain } from '../../database/reading/answer.ts';
import { within } from '../../errors.ts';
import type { QueryNeighbourCountsArgs, QueryNeighbourhoodArgs, Resolvers } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import { countNeighbours } from './counts.ts';
import { type Around, expand } from './expand.ts';

const MAX_STARTS = 50;
/** Where nothing is expanded, only what is between them is read. */
const MAX_GIVEN = 1_000;
const MAX_HOPS = 3;
const MAX_NODES = 1_000;
const MAX_BESIDE = 2_000;

export const resolvers: Resolvers = {
  Query: {
    neighbourhood: (_root, args, context) => neighbourhood(args, context),
    neighbourCounts: (_root, args, context) => neighbourCounts(args, context),
  },
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
  const besides = (args.beside ?? []).map((id) => entityRef(id, now, 'neighbourhood.beside'));
  const around: Around = {
    of: [...new Set(refs.map(({ id }) => id))],
    hops: args.hops ?? 1,
    relations: args.relations ? [...new Set(args.relations)].sort() : undefined,
    kinds: args.kinds ? [...new Set(args.kinds)].sort() : undefined,
    limit: args.limit ?? 300,
    lens: sharedLens(args.asOf, refs, now, 'neighbourhood.of'),
    synthetic: args.includeSynthetic === true,
    beside: [...new Set(besides.map(({ id }) => id))],
  };
  within('neighbourhood.of', around.of.length, 1, around.kinds?.length === 0 ? MAX_GIVEN : MAX_STARTS);
  within('neighbourhood.hops', around.hops, 1, MAX_HOPS);
  within('neighbourhood.limit', around.limit, around.of.length, MAX_NODES);
  within('neighbourhood.beside', around.beside.length, 0, MAX_BESIDE);
  const given = new Map(refs.map(({ id }, index) => [id, args.of[index] ?? id]));
  const idNow = await refuseUnknown(database, given, 'neighbourhood.of', around.lens);
  const of = [...new Set(around.of.map(idNow))];
  // what is gone has nothing to be joined by, and is no fault of whoever still draws it
  const there =
    around.beside.length === 0 ? new Map<string, string>() : await idsNow(database, around.beside, around.lens);
  const beside = [...new Set(there.values())];
  const { nodes, edges, omitted } = await expand(database, { ...around, of, beside });
  const { lens } = around;
  return plain({ nodes, edges, lens, omitted: omitted.map((each) => plain({ ...each, lens })) });
}

async function neighbourCounts(args: QueryNeighbourCountsArgs, { database, now }: Context) {
  const ref = entityRef(args.of, now, 'neighbourCounts.of');
  const lens = sharedLens(args.asOf, [ref], now, 'neighbourCounts.of');
  const id = await idNowOf(database, { id: ref.id, written: args.of }, 'neighbourCounts.of', lens);
  const relations = args.relations ? [...new Set(args.relations)].sort() : undefined;
  return countNeighbours(database, { id, relations, lens, synthetic: args.includeSynthetic === true });
}
