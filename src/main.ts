import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config.ts';
import { codeOf } from './database/local-neo4j/error.ts';
import { SilianError } from './errors.ts';
import { backOff } from './server/back-off.ts';
import { Callers } from './server/callers/callers.ts';
import { editionOf } from './server/edition.ts';
import { Explorer } from './server/explorer/index.ts';
import { exportHandler } from './server/exports.ts';
import { fillGraph, type Graph, never, type OnProgress, openGraph, ServiceError } from './server/graph.ts';
import { Graphiql } from './server/graphiql/index.ts';
import { graphqlHandler } from './server/graphql.ts';
import { Health } from './server/health.ts';
import { type Http, type HttpOptions, listen } from './server/http.ts';
import { type Log, openLog } from './server/log.ts';
import { Metrics } from './server/metrics.ts';
import { ResponseCache } from './server/response-cache.ts';
import { executableSchema } from './server/schema.ts';
import { Tags } from './server/tags.ts';
import type { Tracing } from './server/tracing.ts';
import { warm } from './server/warm.ts';

interface Options {
  readonly onProgress: OnProgress;
  /** On standard output unless given. */
  readonly log?: Log;
  /** Absent where nobody collects traces. */
  readonly tracing?: Tracing | undefined;
}

export interface Service {
  readonly url: string;
  /** Resolves when the service cannot go on; whoever started it stops it then. */
  readonly failed: Promise<Error>;
  /** Is not ready from now on, lets requests under way end, then closes the graph. */
  stop(): Promise<void>;
}

/**
 * Listens, opens the graph, fills it and answers. Resolves once it answers, or once it waits for an external database
 * that is down. Rejects when it cannot start, with nothing left running.
 */
export async function startService(config: Config, options: Options): Promise<Service> {
  const { onProgress, log = openLog(config.logLevel), tracing } = options;
  const health = new Health();
  const metrics = new Metrics();
  const callers = new Callers(config);
  const http = await listening(config, { health, log, metrics, callerOf: callers.of, tracing });
  let graph: Graph | undefined;
  try {
    const opened = await openGraph(config, onProgress, (code) => metrics.retried(code));
    graph = tracing ? { ...opened, database: tracing.database(opened.database) } : opened;
    return await serveGraph({ config, log, health, http, graph, metrics, callers, onProgress });
  } catch (error) {
    await http.stop();
    await graph?.close();
    throw error;
  }
}

interface Parts {
  readonly config: Config;
  readonly log: Log;
  readonly health: Health;
  readonly http: Http;
  readonly graph: Graph;
  readonly metrics: Metrics;
  readonly callers: Callers;
  readonly onProgress: OnProgress;
}

async function serveGraph(parts: Parts): Promise<Service> {
  const { config, http, health, graph } = parts;
  const stopping = new AbortController();
  const { answering, settled } = answerOrWait(parts, stopping.signal);
  await Promise.race([settled, graph.lost.then((error) => Promise.reject(error))]);
  const broken = answering.then(
    () => never,
    (error: Error) => error,
  );
  return {
    url: http.url,
    failed: Promise.race([graph.lost, broken]).then((error) =>
      stopping.signal.aborted ? never : failing(parts, error),
    ),
    stop: async () => {
      stopping.abort();
      health.stop();
      await http.stop(config.drainMs);
      await graph.close();
    },
  };
}

/** `settled` when it answers, or knows that it has to wait for that. */
function answerOrWait(parts: Parts, signal: AbortSignal): { answering: Promise<void>; settled: Promise<void> } {
  let answering: Promise<void> = never;
  const settled = new Promise<void>((resolve, reject) => {
    answering = answerWhenThere(parts, signal, resolve);
    answering.then(resolve, reject);
  });
  return { answering, settled };
}

/** Fills the graph and answers from it; while an external one is down, tries again and again. */
async function answerWhenThere(parts: Parts, signal: AbortSignal, onWaiting: () => void): Promise<void> {
  const { config, log, health, http, graph, metrics, callers, onProgress } = parts;
  for (let attempt = 0; ; attempt++) {
    try {
      health.obstacle = 'the database is being prepared';
      await fillGraph(graph, onProgress);
      break;
    } catch (error) {
      if (!graph.external || !isUnavailable(error)) throw error;
      health.obstacle = 'the database does not answer';
      if (attempt === 0) onProgress(`No answer from ${graph.place}; trying again until it is there`);
      log.warn({ attempt, err: error }, 'database unavailable');
      onWaiting();
      await wait(backOff(attempt), undefined, { signal });
    }
  }
  callers.open(graph.database);
  const schema = executableSchema();
  const [edition] = await Promise.all([editionOf(), warm(schema, graph.database)]);
  const common = { database: graph.database, callerOf: callers.of, tags: new Tags(graph.database, edition) };
  const cache = config.responseCache > 0 ? new ResponseCache(config.responseCache) : undefined;
  http.answerWith(
    graphqlHandler({ ...config, ...common, schema, log, metrics, cache }),
    exportHandler({ ...common, publication: config.publication, atOnce: config.limits.exports }),
  );
  health.serve(graph.database);
  announce(config, http, onProgress);
  log.info({ url: `${http.url}/graphql` }, 'ready');
}

function failing({ health, log }: Parts, error: Error): Error {
  health.obstacle = 'the database has ended';
  log.fatal({ err: error }, 'the service ends');
  return error;
}

const isUnavailable = (error: unknown): boolean => error instanceof SilianError && error.code === 'DB_UNAVAILABLE';

function announce({ graphiql }: Config, { url }: Http, onProgress: OnProgress): void {
  onProgress(`Explorer  ${url}/ 图谱浏览`);
  onProgress(`GraphQL   ${url}/graphql`);
  if (graphiql) onProgress(`GraphiQL  ${url}/graphql in a browser 在浏览器中打开`);
  onProgress(`Exports   ${url}/export/jsonl`);
  onProgress(`Health    ${url}/health/ready`);
  onProgress('Stop      Ctrl-C 停止');
}

async function listening(
  config: Config,
  parts: Pick<HttpOptions, 'health' | 'log' | 'metrics' | 'callerOf' | 'tracing'>,
): Promise<Http> {
  const { host, port, graphiql, home, limits } = config;
  const explorer = Explorer.built();
  const pages = { ...(graphiql ? { graphiql: new Graphiql(home) } : {}), ...(explorer ? { explorer } : {}) };
  try {
    return await listen({ host, port, limits, ...parts, ...pages });
  } catch (error) {
    const reason = codeOf(error) === 'EADDRINUSE' ? 'another process uses it' : String(error);
    throw new ServiceError(
      `Cannot listen on ${host}, port ${port}: ${reason}. Choose others with HOST and PORT, or --host and --port.`,
      { cause: error },
    );
  }
}
