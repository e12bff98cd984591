import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { codeOf } from './error.ts';

const CONNECT_MS = 2000;
const ANSWER_MS = 5000;

/**
 * `ready`: answers a query with this password. `refused`: wants another. `closed`: a Neo4j whose database is not open.
 * `silent`: nothing there, or no working Neo4j.
 */
export type Answer = 'ready' | 'refused' | 'closed' | 'silent';

export function boltUri(port: number): string {
  return `bolt://127.0.0.1:${port}`;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : freePort();
}

/** Asks the server on a port one trivial question, without retries. */
export async function ask(port: number, password: string): Promise<Answer> {
  if (!(await listens(port))) return 'silent';
  const driver = neo4j.driver(boltUri(port), neo4j.auth.basic('neo4j', password), {
    connectionTimeout: CONNECT_MS,
    connectionAcquisitionTimeout: CONNECT_MS,
    maxTransactionRetryTime: 0,
    maxConnectionPoolSize: 1,
  });
  const waiting = new AbortController();
  const late = sleep<Answer>(ANSWER_MS, 'silent', { signal: waiting.signal }).catch((): Answer => 'silent');
  const question = driver
    .session()
    .run('RETURN 1')
    .then((): Answer => 'ready', answerOf);
  const answer = await Promise.race([question, late]);
  waiting.abort();
  // not awaited: a server that hangs lets close() hang too
  driver.close().catch(() => {});
  return answer;
}

function answerOf(error: unknown): Answer {
  const code = String(codeOf(error));
  if (code.startsWith('Neo.ClientError.Security.')) return 'refused';
  return code.endsWith('.DatabaseUnavailable') ? 'closed' : 'silent';
}

function listens(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1', timeout: CONNECT_MS });
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('timeout', () => resolve(false));
    socket.once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}
