import { idNowOf } from '../../database/entities/known.ts';
import { entityRef, sharedLens } from '../../database/ids.ts';
import { isRelationKind } from '../../database/kinds.ts';
import { type Lens, lensOf } from '../../database/lens.ts';
import { plain } from '../../database/reading/answer.ts';
import type { QueryCommunityOfArgs, QueryNetworkArgs, QueryRankingArgs, Resolvers } from '../../generated/schema.ts';
import { connectionOf, entitiesOf, type Place, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { analysisOf } from './analysis.ts';
import type { CommunityAnswer, NetworkAnswer } from './answers.ts';
import { type Group, groupsOf, labelsOf, placeOfGroup, placeOfMember } from './communities.ts';

import type { View } from './projection.ts';
import { type Ranked, rankingOf } from './ranking.ts';

export const resolvers: Resolvers = {
  Query: {
    ranking: (_root, args, context) => ranking(args, context),
    network: (_root, args, context) => summary(args, context),
    communityOf: (_root, args, context) => communityOf(args, context),
  },
  NetworkSummary: {
    components: async ({ network }) => (await network.parts()).count,
    largestComponent: async ({ network }) => (await network.parts()).largest,
    modularity: async ({ network }) => (await network.division()).modularity,
    communities: (answer, args, context) => communities(answer, args, context),
  },
  Community: {
    label: async ({ group, labels }) => (await labels()).get(group.key) ?? group.key,
    members: ({ group, lens }, args) => {
      const window = windowFrom(args, 'members', 'community', 2);
      const shape = { placeOf: placeOfMember, totalCount: group.members.length };
      return entitiesOf(pageOf(group.members, placeOfMember, window), lens, shape);
    },
  },
};

const viewOf = ({ filter, relations }: QueryNetworkArgs, lens: Lens): View => ({
  filter,
  relations: relations ? [...new Set(relations)].filter(isRelationKind).sort() : undefined,
  lens,
});

const placeOfRank = ({ score, key }: Ranked): Place => [-score, key];

async function ranking(args: QueryRankingArgs, { database, now }: Context) {
  const window = windowFrom(args, 'ranking', `ranking ${args.metric}`, 2);
  const lens = lensOf(args.asOf, now);
  const network = await analysisOf(database).network(viewOf(args, lens), 'ranking');
  const ranked = await rankingOf(network, args.metric, 'ranking');
  return entitiesOf(pageOf(ranked, placeOfRank, window), lens, {
    placeOf: placeOfRank,
    edge: ({ rank, score }) => ({ rank, score }),
    totalCount: ranked.length,
  });
}

async function summary(args: QueryNetworkArgs, { database, now }: Context): Promise<NetworkAnswer> {
  const lens = lensOf(args.asOf, now);
  const network = await analysisOf(database).network(viewOf(args, lens), 'network');
  const { order, facts, sources } = network.projection;
  const possible = (order * (order - 1)) / 2;
  const density = possible === 0 ? null : sources.length / possible;
  return plain({ network, lens, entities: order, relations: facts, pairs: sources.length, density });
}

async function communities(
  { network, lens }: NetworkAnswer,
  args: Parameters<typeof windowFrom>[0],
  { database }: Context,
) {
  const window = windowFrom(args, 'communities', 'communities', 2);
  const groups = await groupsOf(network);
  const page = pageOf(groups, placeOfGroup, window);
  const labels = once(() => labelsOf(database, page.rows, lens));
  const node = (group: Group) => answerOf(group, labels, lens);
  return connectionOf(page, {
    placeOf: placeOfGroup,
    node,
    nodes: (rows) => rows.map(node),
    totalCount: groups.length,
  });
}

const answerOf = (group: Group, labels: CommunityAnswer['labels'], lens: Lens): CommunityAnswer =>
  plain({ group, labels, lens, key: group.key, size: group.members.length });

async function communityOf(args: QueryCommunityOfArgs, { database, now }: Context): Promise<CommunityAnswer | null> {
  const ref = entityRef(args.entity, now, 'communityOf.entity');
  const lens = sharedLens(args.asOf, [ref], now, 'communityOf.entity');
  const entity = await idNowOf(database, { id: ref.id, written: args.entity }, 'communityOf.entity', lens);
  const network = await analysisOf(database).network(viewOf(args, lens), 'communityOf');
  if (!network.projection.ids.includes(entity)) return null;
  const group = (await groupsOf(network)).find(({ members }) => members.some(({ id }) => id === entity));
  return group
    ? answerOf(
        group,
        once(() => labelsOf(database, [group], lens)),
        lens,
      )
    : null;
}

/** Work that is done at the first call, for all calls. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
