import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SilianError } from '../errors.ts';

/** One request on its way: what the log line about it will say. */
export interface Exchange {
  readonly id: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Aborts when the caller goes away before the answer is out. */
  readonly signal: AbortSignal;
  /** Without the query string, which may hold what callers ask. */
  readonly path: string;
  /** The GraphQL operation's name, once known. */
  operation?: string;
  /** The caller has the answer already. */
  isUnchanged?: boolean;
}

const ID = /^[\w.-]{8,64}$/;

/** The caller's own request id is kept, so that its log and ours can be laid side by side. */
export function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && ID.test(given) ? given : randomUUID();
  const leaving = new AbortController();
  // every statement of the request listens
  setMaxListeners(0, leaving.signal);
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort(new SilianError('CANCELLED', 'The caller has gone away.'));
  });
  return { id, request, response, signal: leaving.signal, path: request.url?.split('?', 1)[0] ?? '/' };
}

/** A request that is turned away before GraphQL sees it; the message may be shown. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
