import { GraphQLError } from 'graphql';

/** What was measured, and what of it is allowed. */
interface Measure {
  readonly limit: string;
  readonly found: number;
  readonly allowed: number;
}

/** A request beyond a limit: which one, by how much, and what to do. Answered with 400. */
export function exceeded({ limit, found, allowed }: Measure, advice: string): GraphQLError {
  const message = `${limit}: ${found} is more than the ${allowed} that one request may have. ${advice}`;
  return new GraphQLError(message, {
    extensions: { code: 'LIMIT_EXCEEDED', limit, found, allowed, http: { status: 400 } },
  });
}

/** A request that came while there was no room for it; it may come again after so many seconds. */
export function later(code: 'RATE_LIMITED' | 'BUSY', message: string, seconds: number): GraphQLError {
  const status = code === 'BUSY' ? 503 : 429;
  const headers = { 'retry-after': String(seconds) };
  return new GraphQLError(message, { extensions: { code, retryAfter: seconds, http: { status, headers } } });
}
