import { idsNow } from '../../database/entities/known.ts';
import { entityRef, sharedLens } from '../../database/ids.ts';
import { plain } from '../../database/reading/answer.ts';
import type { FourChain, QueryFourChainsArgs, Resolvers } from '../../generated/schema.ts';
import { comparePlaces, entitiesOf, entityOf, pageOf, windowFrom } from '../connection.ts';
import type { Context } from '../context.ts';
import { analysisOf } from './analysis.ts';
import type { FourChainAnswer } from './answers.ts';
import { placeOfJoint, type Strength } from './four-chains.ts';

export const resolvers: Resolvers = {
  Query: { fourChains: (_root, args, context) => view(args, context) },
  FourChainView: {
    of: ({ of, lens }, args, context, info) => entityOf(of, lens)(args, context, info),
    strengths: ({ strengths }) => strengths.map((each) => strengthOf(each, sumOf(strengths))),
    joints: ({ joints, lens }, args) => {
      const page = pageOf(joints, placeOfJoint, windowFrom(args, 'joints', 'joints', 3));
      return entitiesOf(page, lens, {
        placeOf: placeOfJoint,
        edge: ({ chains, relations }) => ({ chains, relations }),
        totalCount: joints.length,
      });
    },
  },
};

async function view({ of, asOf }: QueryFourChainsArgs, { database, now }: Context): Promise<FourChainAnswer> {
  const ref = entityRef(of, now, 'fourChains.of');
  const lens = sharedLens(asOf, [ref], now, 'fourChains.of');
  const id = (await idsNow(database, [ref.id], lens)).get(ref.id) ?? ref.id;
  const { joints, ...found } = await analysisOf(database).fourChains(id, lens);
  const sorted = [...joints].sort((a, b) => comparePlaces(placeOfJoint(a), placeOfJoint(b)));
  return plain({ ...found, joints: sorted, weakest: weakestOf(found.strengths), of: id, lens });
}

const sumOf = (strengths: readonly Strength[]): number => strengths.reduce((sum, { relations }) => sum + relations, 0);

function weakestOf(strengths: readonly Strength[]): FourChain[] {
  const least = Math.min(...strengths.map(({ relations }) => relations));
  return sumOf(strengths) === 0
    ? []
    : strengths.filter(({ relations }) => relations === least).map(({ chain }) => chain);
}

function strengthOf({ chain, relations, kinds }: Strength, whole: number): object {
  const byKind = [...kinds].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return plain({
    chain,
    relations,
    share: whole === 0 ? null : relations / whole,
    kinds: byKind.map(([predicate, count]) => plain({ predicate, relations: count, share: count / relations })),
  });
}
