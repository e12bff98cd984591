import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Service {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

interface Starting {
  /** What node is given before the port. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where what it prints goes. */
  readonly log: string;
  /** What answers once it is ready. */
  readonly ready: string;
}

const PATIENCE_MS = 60_000;
/** Those of `npm start`, and the one that the command sets itself; every service gets them. */
export const FLAGS = ['--max-semi-space-size=16', '--max-old-space-size=512', '--no-allocation-site-pretenuring'];

/** A service in a process of its own, once it answers. */
export async function startService({ words, environment, log, ready }: Starting): Promise<Service> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, [...FLAGS, ...words], {
    env: { ...process.env, ...environment, PORT: `${port}` },
    stdio: ['ignore', output, output],
  });
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(url + ready))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`${words.at(-1)} does not answer: see ${log}`);
    await wait(200);
  }
  return { url, pid: child.pid ?? 0, stop: () => stopped(child) };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ status }) => status !== 503,
    () => false,
  );

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
