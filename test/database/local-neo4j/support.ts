import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import { onTestFinished } from 'vitest';
import { type LocalNeo4j, type LocalNeo4jOptions, startLocalNeo4j } from '../../../src/database/local-neo4j/index.ts';
import { projectRoot } from '../../../src/project-root.ts';

const run = promisify(execFile);

/** A folder for one test, removed after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'silian-local-neo4j-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}

/** Starts Neo4j on a home; it is stopped after the test at the latest. */
export async function start(home: string, plugins: LocalNeo4jOptions['plugins'] = []): Promise<LocalNeo4j> {
  const server = await startLocalNeo4j({ home, purpose: 'test', plugins, onProgress: () => {} });
  onTestFinished(() => server.stop());
  return server;
}

export async function ask(server: LocalNeo4j, statement: string): Promise<unknown[][]> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password), {
    disableLosslessIntegers: true,
  });
  try {
    const { records } = await driver.session().run(statement);
    return records.map((record) => [...record.values()]);
  } finally {
    await driver.close();
  }
}

/** The Java process announced in a home, and its guard. */
export async function processesOf(home: string): Promise<{ java: number; guard: number }> {
  const { pid: java } = JSON.parse(await readFile(join(home, 'neo4j/server.json'), 'utf8'));
  const { stdout } = await run('ps', ['-o', 'ppid=', '-p', String(java)]);
  return { java, guard: Number(stdout) };
}

/** Those of the processes that still run after at most so long. */
export async function survivors(pids: number[], milliseconds: number): Promise<number[]> {
  const deadline = Date.now() + milliseconds;
  let left = await running(pids);
  while (left.length > 0 && Date.now() < deadline) {
    await sleep(50);
    left = await running(pids);
  }
  return left;
}

// an ended process whose new parent, process 1, has not asked for its exit code yet (state Z) does not run any more
async function running(pids: number[]): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,stat=']);
  const states = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  return states
    .filter(([pid, state]) => pids.includes(Number(pid)) && !state?.startsWith('Z'))
    .map(([pid]) => Number(pid));
}

export interface Service {
  process: ChildProcess;
  uri: string;
  owned: boolean;
}

/** Compiles service.ts as the product is compiled, in a place from which packages are found. */
export async function compileService(): Promise<{ start(home: string): Promise<Service>; remove(): Promise<void> }> {
  const cache = join(projectRoot, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'silian-service-'));
  await run('npx', ['tsc', '-p', import.meta.dirname, '--outDir', folder], { cwd: projectRoot });
  return {
    start: (home) => startService(join(folder, 'test/database/local-neo4j/service.js'), home),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function startService(script: string, home: string): Promise<Service> {
  const service = spawn(process.execPath, [script, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    service.kill('SIGKILL');
  });
  const [line] = await once(createInterface(service.stdout), 'line');
  return { process: service, ...JSON.parse(line) };
}
