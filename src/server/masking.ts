import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../errors.ts';
import type { Log } from './log.ts';

const INTERNAL: ErrorCode = 'INTERNAL_SERVER_ERROR';

/** A caller sees an error as it is only when somebody gave it a code, all the way down. */
const mayBeSeen = (error: Error): boolean =>
  error instanceof GraphQLError &&
  typeof error.extensions.code === 'string' &&
  (error.originalError == null || mayBeSeen(error.originalError));

/** What the caller sees of an error; the rest goes to the log under an id. */
export function shownError(error: GraphQLError, log: Log, masked: boolean): GraphQLError {
  if (mayBeSeen(error)) return error;
  const id = randomUUID();
  log.error({ errorId: id, path: error.path, err: error.originalError ?? error }, 'unexpected error');
  const message = masked ? `Something went wrong here. Quote ${id} when you report it.` : error.message;
  return new GraphQLError(message, {
    extensions: { code: INTERNAL, id },
    ...(error.nodes ? { nodes: error.nodes } : {}),
    ...(error.path ? { path: error.path } : {}),
  });
}

export const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(error instanceof Error ? error.message : String(error), {
        ...(error instanceof Error ? { originalError: error } : {}),
      });
