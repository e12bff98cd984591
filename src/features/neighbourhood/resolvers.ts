import { idNowOf, idsNow, refuseUnknown } from '../../database/entities/known.ts';
import { entityRef, sharedLens } from '../../database/ids.ts';
import { plain } from '../../database/reading/answer.ts';
import { within } from '../../errors.ts';
import type { QueryNeighbourCountsArgs, QueryNeighbourhoodArgs, Resolvers } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import { countNeighbours } from './counts.ts';
import { type Around, across, expand, leftOut, MAX_EDGES } from './expand.ts';

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
    nodes: ({ nodes, around }, _args, { loaders }, info) => loaders.claims.entities(nodes, around.lens, info),
    edges: async ({ nodes, joining, around: { lens, relations } }, _args, { loaders }, info) => {
      const drawn = loaders.claims.among(nodes, { kinds: relations, most: MAX_EDGES }, lens, info);
      const joined = joining.then((edges) => loaders.claims.relations(edges, lens, info));
      return (await Promise.all([drawn, joined])).flat();
    },
    omitted: async (subgraph, _args, { database }) => {
      const { around, joining } = subgraph;
      const omitted = await leftOut(database, around, subgraph, await joining);
      return omitted.map((each) => plain({ ...each, lens: around.lens }));
    },
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
  const [idNow, there] = await Promise.all([
    refuseUnknown(database, given, 'neighbourhood.of', around.lens),
    // what is gone has nothing to be joined by, and is no fault of whoever still draws it
    around.beside.length === 0 ? new Map<string, string>() : idsNow(database, around.beside, around.lens),
  ]);
  const known = { ...around, of: [...new Set(around.of.map(idNow))], beside: [...new Set(there.values())] };
  const drawing = await expand(database, known);
  const joining = across(database, known, drawing);
  // whoever asks for edges or omissions hears of it
  joining.catch(() => {});
  return plain({ ...drawing, around: known, joining });
}

async function neighbourCounts(args: QueryNeighbourCountsArgs, { database, now }: Context) {
  const ref = entityRef(args.of, now, 'neighbourCounts.of');
  const lens = sharedLens(args.asOf, [ref], now, 'neighbourCounts.of');
  const id = await idNowOf(database, { id: ref.id, written: args.of }, 'neighbourCounts.of', lens);
  const relations = args.relations ? [...new Set(args.relations)].sort() : undefined;
  return countNeighbours(database, { id, relations, lens, synthetic: args.includeSynthetic === true });
}
