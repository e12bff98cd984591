import type { GraphQLResolveInfo } from 'graphql';
import type { Database } from '../../database/database.ts';
import { idNowOf, idsNow, refuseUnknown } from '../../database/entities/known.ts';
import { entityRef, sharedLens } from '../../database/ids.ts';
import { answersAlong } from '../../database/reading/along.ts';
import { plain } from '../../database/reading/answer.ts';
import { within } from '../../errors.ts';
import type { QueryNeighbourCountsArgs, QueryNeighbourhoodArgs, Resolvers } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import { countNeighbours } from './counts.ts';
import { aroundParameters, aroundRoot, asksOmitted, type Drawn, namedParameters, namedRoot } from './drawing.ts';
import { type Around, across, type Drawing, expand, leftOut, MAX_NODES } from './expand.ts';

const MAX_STARTS = 50;
/** Around more than these, what is found takes more memory in one statement than a transaction has. */
const MAX_STARTS_AT_ONCE = 5;
/** Where nothing is expanded, only what is between them is read. */
const MAX_GIVEN = 1_000;
const MAX_HOPS = 3;
const MAX_BESIDE = 2_000;

export const resolvers: Resolvers = {
  Query: {
    neighbourhood: (_root, args, context, info) => neighbourhood(args, context, info),
    neighbourCounts: (_root, args, context) => neighbourCounts(args, context),
  },
  Subgraph: {
    nodes: ({ along }, _args, _context, info) => answersAlong(along, info) ?? [],
    edges: async ({ joining, along, unread, around: { lens } }, _args, { loaders }, info) => {
      const read = await loaders.claims.relations([...unread, ...(await joining)], lens, info);
      return [...(answersAlong(along, info) ?? []), ...read];
    },
    omitted: async (subgraph, _args, { database }) => {
      const { around, between } = subgraph;
      const omitted = await leftOut(database, around, subgraph, { between, joining: await subgraph.joining });
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

async function neighbourhood(args: QueryNeighbourhoodArgs, context: Context, info: GraphQLResolveInfo) {
  const { database, reading, now } = context;
  const around = aroundOf(args, now);
  const isNamed = around.beside.length > 0;
  const variant = `${around.relations?.join(' ') ?? 'any'} ${isNamed}`;
  const wanted = { relations: around.relations, isNamed };
  const look = () => {
    const parameters = aroundParameters(around, asksOmitted(info));
    return reading.run(info, `around ${variant}`, aroundRoot(wanted), around.lens, parameters);
  };
  const [looked, there] = await Promise.all([
    around.of.length > MAX_STARTS_AT_ONCE ? undefined : look(),
    // what is gone has nothing to be joined by, and is no fault of whoever still draws it
    isNamed ? idsNow(database, around.beside, around.lens) : new Map<string, string>(),
  ]);
  const beside = [...new Set(there.values())];
  if (looked?.fits) return answered(database, { around: { ...around, beside }, groups: looked.groups, drawn: looked });
  const idNow = looked?.isKnown ? undefined : await refuseUnknown(database, writtenIn(args, now), OF, around.lens);
  const known = { ...around, beside, of: idNow ? [...new Set(around.of.map(idNow))] : around.of };
  const { nodes, groups } = await expand(database, known, idNow ? undefined : looked?.groups);
  const drawn = await reading.run(info, `named ${variant}`, namedRoot(wanted), around.lens, namedParameters(nodes));
  return answered(database, { around: known, groups, drawn });
}

const OF = 'neighbourhood.of';

/** Reads the arguments of `neighbourhood`; refuses what is out of range. */
function aroundOf(args: QueryNeighbourhoodArgs, now: Date): Around {
  const refs = args.of.map((id) => entityRef(id, now, OF));
  const besides = (args.beside ?? []).map((id) => entityRef(id, now, 'neighbourhood.beside'));
  const around: Around = {
    of: [...new Set(refs.map(({ id }) => id))],
    hops: args.hops ?? 1,
    relations: args.relations ? [...new Set(args.relations)].sort() : undefined,
    kinds: args.kinds ? [...new Set(args.kinds)].sort() : undefined,
    limit: args.limit ?? 300,
    lens: sharedLens(args.asOf, refs, now, OF),
    synthetic: args.includeSynthetic === true,
    beside: [...new Set(besides.map(({ id }) => id))],
  };
  within(OF, around.of.length, 1, around.kinds?.length === 0 ? MAX_GIVEN : MAX_STARTS);
  within('neighbourhood.hops', around.hops, 1, MAX_HOPS);
  within('neighbourhood.limit', around.limit, around.of.length, MAX_NODES);
  within('neighbourhood.beside', around.beside.length, 0, MAX_BESIDE);
  return around;
}

/** What the client called each entity, by its id. */
const writtenIn = ({ of }: QueryNeighbourhoodArgs, now: Date): Map<string, string> =>
  new Map(of.map((written) => [entityRef(written, now, OF).id, written]));

interface Found extends Pick<Drawing, 'groups'> {
  readonly around: Around;
  readonly drawn: Drawn;
}

function answered(database: Database, { around, groups, drawn: { ids: nodes, ...drawn } }: Found) {
  const joining = across(database, around, nodes);
  // whoever asks for edges or omissions hears of it
  joining.catch(() => {});
  return plain({ nodes, groups, around, joining, ...drawn });
}

async function neighbourCounts(args: QueryNeighbourCountsArgs, { database, now }: Context) {
  const ref = entityRef(args.of, now, 'neighbourCounts.of');
  const lens = sharedLens(args.asOf, [ref], now, 'neighbourCounts.of');
  const id = await idNowOf(database, { id: ref.id, written: args.of }, 'neighbourCounts.of', lens);
  const relations = args.relations ? [...new Set(args.relations)].sort() : undefined;
  return countNeighbours(database, { id, relations, lens, synthetic: args.includeSynthetic === true });
}
