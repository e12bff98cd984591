import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { findLiveServer } from '../../src/database/local-neo4j/guest.ts';
import { homeBelow } from '../../src/database/local-neo4j/home.ts';
import { boltUri } from '../../src/database/local-neo4j/probe.ts';

/** The service as operators run it, a process of its own with a managed Neo4j. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  /** The process of its Neo4j. */
  readonly java: number;
  /** Lines of its log about what nobody foresaw. */
  readonly faults: string[];
  /** With its exit code, or the signal that ended it. */
  readonly exited: Promise<readonly [number | null, string | null]>;
  /** Its graph, past its own door. */
  graph(): Promise<Database>;
  kill(): void;
  /** As SIGTERM stops it; fails unless that ends in order. */
  stop(): Promise<void>;
}

/** What an editor of these tests presents. */
export const EDITOR = 'an-editor-of-the-hostile-tests';

/** The memory that `npm start` gives it. */
const FLAGS = ['--max-semi-space-size=16', '--max-old-space-size=512'];
const START_MS = 120_000;

/** @param script the compiled command line */
export async function serve(script: string, home: string, env: Record<string, string> = {}): Promise<Served> {
  const { NEO4J_URI: _none, ...inherited } = process.env;
  const child = spawn(process.execPath, [...FLAGS, script, 'serve', '--port', '0', '--home', home], {
    env: { ...inherited, NODE_ENV: 'production', SILIAN_API_KEYS: `tester:editor:${EDITOR}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<readonly [number | null, string | null]>((resolve) => {
    child.once('exit', (code, signal) => resolve([code, signal]));
  });
  const faults: string[] = [];
  const url = await readyUrl(child, faults);
  const live = await findLiveServer(homeBelow(home));
  if (!live || child.pid === undefined) throw new Error('the service is ready, but not its Neo4j');
  return {
    ...{ url, faults, exited, pid: child.pid, java: live.pid },
    graph: async () => openDatabase({ uri: boltUri(live.port), username: 'neo4j', password: live.password }),
    kill: () => void child.kill('SIGKILL'),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const [code] = await exited;
      if (code !== 0) throw new Error(`the service ended with ${code}`);
    },
  };
}

/** Reads the log on, as whoever runs a service does, and finds the faults in it. */
function readyUrl(child: ChildProcess, faults: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const told: string[] = [];
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`the service ${why}:\n${told.join('\n')}`));
    };
    const late = setTimeout(fail, START_MS, `was not ready after ${START_MS / 1_000} s`);
    child.once('exit', (code, signal) => fail(`ended with ${code ?? signal} before it was ready`));
    if (child.stderr) createInterface(child.stderr).on('line', (line) => told.push(line));
    if (!child.stdout) return;
    createInterface(child.stdout).on('line', (line) => {
      const { msg, url, level } = JSON.parse(line);
      if (FAULTY.has(level)) faults.push(line);
      if (msg !== 'ready') return;
      clearTimeout(late);
      resolve(new URL(String(url)).origin);
    });
  });
}

/** Levels of the log that tell of what nobody foresaw. */
const FAULTY = new Set(['error', 'fatal']);

/** A data folder, and how to remove it when all that uses it has ended. */
export async function dataFolder(): Promise<{ home: string; remove(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'silian-hostile-'));
  return { home, remove: () => rm(home, { recursive: true, force: true, maxRetries: 40, retryDelay: 250 }) };
}
