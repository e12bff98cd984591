import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { neo4jOfWorker } from '../support/worker.ts';
import { temporaryHome } from './support.ts';

/** The service as operators run it, on the shared Neo4j. */
export interface Served {
  readonly service: ChildProcess;
  /** Where it listens, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  /** With its exit code and the signal that ended it. */
  readonly exited: Promise<unknown>;
}

/**
 * Starts `silian serve` and waits until it is ready.
 * @param script the compiled command line
 * @param port any free one unless given
 */
export async function serve(script: string, env: Record<string, string> = {}, port = '0'): Promise<Served> {
  const { uri, username, password } = neo4jOfWorker();
  const neo4j = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NODE_ENV: 'production' };
  const service = spawn(process.execPath, [script, 'serve', '--port', port], {
    env: { ...process.env, ...neo4j, SILIAN_HOME: await temporaryHome(), ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(async () => {
    service.kill('SIGKILL');
  });
  const exited = once(service, 'exit');
  return { service, url: await readyUrl(service), exited };
}

/** Its log is read on, or it would wait for somebody to read. */
function readyUrl({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!stdout) return reject(new Error('the service has no log'));
    const lines = createInterface(stdout);
    lines.on('line', (line) => {
      const { msg, url } = JSON.parse(line);
      if (msg === 'ready') resolve(new URL(String(url)).origin);
    });
    lines.once('close', () => reject(new Error('the service ended before it was ready')));
  });
}
