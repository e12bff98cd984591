import { defaultFieldResolver, type GraphQLFieldResolver } from 'graphql';
import { isPlain } from '../../database/reading/answer.ts';

/** Rows are rebuilt under the names the client chose; computed objects carry the schema's. */
export const answerOf: GraphQLFieldResolver<unknown, unknown> = (parent, args, context, info) => {
  if (typeof parent !== 'object' || parent === null) return null;
  return isPlain(parent) ? defaultFieldResolver(parent, args, context, info) : Reflect.get(parent, info.path.key);
};
