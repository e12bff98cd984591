import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerError, setSafeHeaders } from './answer.ts';
import type { CallerOf } from './callers/callers.ts';
import { Drain } from './drain.ts';
import { type Exchange, exchangeOf, Refusal } from './exchange.ts';
import type { Explorer } from './explorer/index.ts';
import { isExport } from './exports.ts';
import type { Graphiql } from './graphiql/index.ts';
import { answerLive, answerReady, type Health } from './health.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Tracing } from './tracing.ts';

type Handler = (exchange: Exchange) => Promise<void>;

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  readonly health: Health;
  readonly log: Log;
  readonly limits?: Limits;
  /** Absent where nobody counts. */
  readonly metrics?: Metrics;
  readonly callerOf?: CallerOf;
  /** Absent where nobody collects traces. */
  readonly tracing?: Tracing | undefined;
  /** Absent where it is off. */
  readonly graphiql?: Graphiql;
  /** Absent where it was not built. */
  readonly explorer?: Explorer;
}

export interface Http {
  /** Where it listens, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** From now on /graphql and exports are answered by these. */
  answerWith(graphql: Handler, exports: Handler): void;
  /**
   * Goes on answering for `delay` milliseconds, the last answer on each connection, then takes no more requests and lets
   * those under way end, at most 10 s.
   */
  stop(delay?: number): Promise<void>;
}

/** How late a connection may be ended that takes too long. */
const CLOCKS_MS = 1_000;
/** An idle connection is closed so much later than its caller is told, so that no next request meets one being closed. */
const IDLE_SPARE_MS = 2_000;

/** Listens; health can be asked at once, GraphQL when there is somebody to answer. */
export async function listen(options: HttpOptions): Promise<Http> {
  const { limits = DEFAULT_LIMITS } = options;
  const unready: Handler = async () => {
    throw new Refusal(503, 'DB_UNAVAILABLE', `The service is not ready: ${options.health.obstacle}.`, {
      'retry-after': '1',
    });
  };
  let [graphql, exports] = [unready, unready];
  const route = routes(options, (exchange) => (isExport(exchange.path) ? exports(exchange) : graphql(exchange)));
  const drain = new Drain();
  const server = createServer(
    {
      headersTimeout: limits.headersTime,
      requestTimeout: limits.requestTime,
      keepAliveTimeout: limits.idleTime + IDLE_SPARE_MS,
      // Node looks at the clocks of its connections each half minute, which would make 8 s up to 38
      connectionsCheckingInterval: CLOCKS_MS,
    },
    (request, response) => {
      response.setHeader('keep-alive', `timeout=${Math.floor(limits.idleTime / 1_000)}`);
      drain.watch(response);
      answer(request, response, route, options);
    },
  );
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    url: urlOf(server),
    answerWith: (...handlers) => {
      [graphql, exports] = handlers;
    },
    stop: (delay = 0) => drain.close(server, { delay, most: limits.drainTime }),
  };
}

/** What is answered where. */
function routes({ health, graphiql, explorer, metrics, callerOf }: HttpOptions, asked: Handler): Handler {
  return async (exchange) => {
    const { path, request, response } = exchange;
    if (path === '/health/live') return answerLive(response);
    if (path === '/health/ready') return answerReady(health, response);
    if (path === '/metrics' && metrics) {
      await callerOf?.(request);
      return answerMetrics(metrics, response);
    }
    if (path === '/graphql') return graphiql?.isWanted(request) ? graphiql.answerPage(response) : asked(exchange);
    if (isExport(path)) return asked(exchange);
    if (graphiql?.owns(path)) return graphiql.answerFile(exchange);
    if (explorer?.owns(path)) return explorer.answer(exchange);
    throw new Refusal(404, 'NOT_FOUND', 'Nothing is here. GraphQL is at /graphql, exports are at /export/.');
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  route: Handler,
  { log, metrics, tracing }: HttpOptions,
): void {
  const exchange = exchangeOf(request, response);
  const began = performance.now();
  response.setHeader('x-request-id', exchange.id);
  setSafeHeaders(response);
  response.once('close', () => {
    const milliseconds = performance.now() - began;
    metrics?.ended(exchange, milliseconds);
    logExchange(log, exchange, milliseconds);
  });
  const work = (): Promise<void> => route(exchange);
  const answered = tracing ? tracing.request(exchange, work) : work();
  answered.catch((error: unknown) => answerFault(error, exchange, log));
}

async function answerMetrics(metrics: Metrics, response: ServerResponse): Promise<void> {
  const { type, text } = await metrics.text();
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}

function answerFault(error: unknown, { id, request, response }: Exchange, log: Log): void {
  // what is left of a body is read and forgotten, so that the caller reads the answer
  request.resume();
  // who leaves in the middle of a request is no fault of anybody's here
  const isLeft = request.destroyed && !request.complete;
  if (!(error instanceof Refusal) && !isLeft) log.error({ requestId: id, errorId: id, err: error }, 'unexpected error');
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const { status, code, message, headers } = error instanceof Refusal ? error : unforeseen(id);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  answerError(response, status, code, message);
}

const unforeseen = (id: string): Refusal =>
  new Refusal(500, 'INTERNAL_SERVER_ERROR', `Something went wrong here. Quote ${id} when you report it.`);

/** One line a request, without what was asked or answered; probes come often and say little. */
function logExchange(log: Log, { id, request, response, path, operation }: Exchange, milliseconds: number): void {
  const level = path.startsWith('/health/') ? 'debug' : 'info';
  const ms = Math.round(milliseconds * 10) / 10;
  const cut = response.writableFinished ? {} : { cut: true };
  log[level](
    {
      requestId: id,
      method: request.method,
      path: path.slice(0, 200),
      operation,
      status: response.statusCode,
      ms,
      ...cut,
    },
    'request',
  );
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${everywhere[address.address] ?? host}:${address.port}`;
}
