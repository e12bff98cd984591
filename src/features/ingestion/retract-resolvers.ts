import type { GraphQLResolveInfo } from 'graphql';
import { lensOf } from '../../database/lens.ts';
import type { Answer } from '../../database/reading/answer.ts';
import { objectsRoot } from '../../database/reading/roots.ts';
import type { MutationRetractArgs, Resolvers } from '../../generated/schema.ts';
import { type Context, writtenBy } from '../context.ts';
import { type Retracted, retract } from './retract.ts';
import { type Tried, tried } from './user-errors.ts';

/** What the fields of a `RetractPayload` are read from. */
export type RetractAnswer = Tried<Retracted>;

export const resolvers: Resolvers = {
  Mutation: { retract: (_root, args, context) => retracted(args, context) },
  RetractPayload: {
    claim: ({ done }, _args, context, info) => (done ? claimOf(done, context, info) : null),
  },
};

const retracted = ({ input }: MutationRetractArgs, context: Context): Promise<RetractAnswer> =>
  tried(() => retract(writtenBy(context), { ...input, by: context.caller.name ?? undefined }, context.now));

/** The latest version, known or withdrawn: no lens shows what is no longer known. */
async function claimOf(
  { id, family, knownTo }: Retracted,
  { reading, now }: Context,
  info: GraphQLResolveInfo,
): Promise<Answer | null> {
  const lens = lensOf(null, now);
  if (family === 'entity') {
    const root = objectsRoot('entities/given', { type: 'Entity', limit: 1 });
    const [entity] = await reading.run(info, family, root, lens, { refs: [id] });
    return entity?.object ?? null;
  }
  const root = objectsRoot('relations/version', { type: 'Relation', kinds: [family], limit: 1 });
  const [fact] = await reading.run(info, family, root, lens, { id, knownTo });
  return fact?.object ?? null;
}
