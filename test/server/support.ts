import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ApiKey, type Config, readConfig } from '../../src/config.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { type Service, startService } from '../../src/main.ts';
import type { Told } from '../../src/server/admission/admission.ts';
import { Callers } from '../../src/server/callers/callers.ts';
import type { Issuer } from '../../src/server/callers/tokens.ts';
import { exportHandler } from '../../src/server/exports.ts';
import { graphqlHandler } from '../../src/server/graphql.ts';
import { Health } from '../../src/server/health.ts';
import { listen } from '../../src/server/http.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/server/limits.ts';
import { type Log, openLog } from '../../src/server/log.ts';
import { executableSchema } from '../../src/server/schema.ts';
import { Tags } from '../../src/server/tags.ts';
import { neo4jOfWorker } from '../support/worker.ts';

export type Line = Record<string, unknown>;

/** A log that keeps its lines. */
export function keptLog(): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  return { log: openLog('debug', { write: (line) => lines.push(JSON.parse(line)) }), lines };
}

/** A folder that is removed when the test, or the file's last test, has ended. */
export async function temporaryHome(after: (clean: () => Promise<void>) => void = onTestFinished): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'silian-server-'));
  after(() => rm(home, { recursive: true, force: true }));
  return home;
}

/** Settings for a service on a free port with the shared Neo4j. */
export function configOn(home: string, env: Record<string, string> = {}): Config {
  const { uri, username, password } = neo4jOfWorker();
  const neo4j = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  return readConfig({ ...neo4j, SILIAN_HOME: home, PORT: '0', ...env });
}

/** The whole service. */
export async function startTestService(config: Config): Promise<Service & { lines: Line[]; progress: string[] }> {
  const { log, lines } = keptLog();
  const progress: string[] = [];
  const service = await startService(config, { log, onProgress: (line) => progress.push(line) });
  return { ...service, lines, progress };
}

/** What kept keys of tests are hashed with. */
export const PEPPER = 'a pepper for tests, which is long enough';

/** Only HTTP and GraphQL, on a database that the test may slow or break. */
export async function serveWith(
  change: (database: Database) => Database,
  masked = true,
  apiKeys: readonly ApiKey[] = [],
  limits: Partial<Limits> = {},
  issuer?: Issuer,
) {
  const callers = new Callers({ apiKeys, anonymous: true, keyPepper: PEPPER, ...(issuer && { issuer }) });
  const callerOf = callers.of;
  const database = change(openDatabase(neo4jOfWorker()));
  callers.open(database);
  const { log, lines } = keptLog();
  const health = new Health();
  const http = await listen({ host: '127.0.0.1', port: 0, health, log });
  const tags = new Tags(database, 'tests');
  http.answerWith(
    graphqlHandler({
      ...{ schema: executableSchema(), database, log, masked, callerOf, tags },
      limits: { ...DEFAULT_LIMITS, ...limits },
    }),
    exportHandler({ database, publication: { base: 'urn:silian:', licence: 'CC0-1.0' }, callerOf, tags }),
  );
  health.serve(database);
  onTestFinished(async () => {
    await http.stop();
    await database.close();
  });
  return { http, health, lines, url: `${http.url}/graphql` };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests compare it whole
  readonly body: any;
  /** What the answer says that it cost. */
  readonly cost?: Told;
}

export async function answerOf(response: Promise<Response>): Promise<Answer> {
  const { status, headers, ...rest } = await response.then(async (answer) => ({
    status: answer.status,
    headers: answer.headers,
    text: await answer.text(),
  }));
  const { extensions, ...body } = JSON.parse(rest.text);
  return { status, headers, body, ...(extensions?.cost && { cost: extensions.cost }) };
}

export const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  answerOf(
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );

export const get = (url: string, parameters: Record<string, string> = {}): Promise<Answer> =>
  answerOf(fetch(`${url}?${new URLSearchParams(parameters)}`, { headers: { accept: 'application/json' } }));

/** A POST whose body the test sends piece by piece. */
export function slowPost(url: string): {
  send(text: string): void;
  end(text: string): Promise<{ status: number; text: string }>;
} {
  const request = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', async (response) => {
      const text = (await response.toArray()).join('');
      resolve({ status: response.statusCode ?? 0, text });
    });
  });
  answered.catch(() => {});
  return {
    send: (text) => request.write(text),
    end: (text) => {
      request.end(text);
      return answered;
    },
  };
}
