import type { GraphQLResolveInfo } from 'graphql';
import { lensOf } from '../../database/lens.ts';
import { type Answer, plain } from '../../database/reading/answer.ts';
import { objectsRoot } from '../../database/reading/roots.ts';
import { SilianError } from '../../errors.ts';
import type { MutationRetractArgs, Resolvers, UserError } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import { type Retracted, retract } from './retract.ts';

/** What the fields of a `RetractPayload` are read from. */
export interface RetractAnswer {
  readonly done: Retracted | null;
  readonly errors: readonly UserError[];
}

export const resolvers: Resolvers = {
  Mutation: { retract: (_root, args, context) => retracted(args, context) },
  RetractPayload: {
    claim: ({ done }, _args, context, info) => (done ? claimOf(done, context, info) : null),
  },
};

/** Faults of what was asked are data; all else is an error of the request. */
const OF_INPUT: readonly string[] = ['BAD_ID', 'BAD_USER_INPUT', 'CONFLICT', 'TOO_LARGE'];

async function retracted({ input }: MutationRetractArgs, { database, now, caller }: Context): Promise<RetractAnswer> {
  try {
    return plain({ done: await retract(database, { ...input, by: caller.name ?? undefined }, now), errors: [] });
  } catch (error) {
    if (!(error instanceof SilianError) || !OF_INPUT.includes(error.code)) throw error;
    return plain({ done: null, errors: [userError(error)] });
  }
}

const userError = ({ code, message, extensions: { argument } }: SilianError): UserError =>
  plain({ code, message, path: typeof argument === 'string' ? ['input', argument] : null });

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
