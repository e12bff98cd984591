import { randomUUID } from 'node:crypto';
import { readFileSync, statSync, unlinkSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, LocalNeo4jError, reasonOf } from './error.ts';

const BEAT_MS = 1000;
const STALE_AFTER_MS = 8000;
const POLL_MS = 50;

/** What a waiter saw in the lock file, and since when by its own clock. */
interface Sighting {
  token: string;
  touched: number;
  since: number;
}

/**
 * Runs `work` while holding the lock file, so that simultaneous services take turns. Only a courtesy: what must never break is protected
 * by Neo4j's own lock on the data and by the atomic rename of an installation.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, onWaiting: () => void = () => {}): Promise<T> {
  const token = `${process.pid} ${hostname()} ${randomUUID()}`;
  if (!(await take(file, token))) await takeInTurn(file, token, onWaiting);
  const beat = setInterval(() => utimes(file, new Date(), new Date()).catch(() => {}), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    drop(file, token);
  }
}

async function takeInTurn(file: string, token: string, onWaiting: () => void): Promise<void> {
  let told = false;
  let last = look(file);
  while (!(await take(file, token))) {
    const now = look(file);
    last = isSame(last, now) ? last : now;
    if (last && isAbandoned(last)) {
      drop(file, last.token);
      continue;
    }
    if (!told) onWaiting();
    told = true;
    await sleep(POLL_MS);
  }
}

function isSame(a: Sighting | undefined, b: Sighting | undefined): boolean {
  return a?.token === b?.token && a?.touched === b?.touched;
}

async function take(file: string, token: string): Promise<boolean> {
  try {
    await writeFile(file, token, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new LocalNeo4jError(`${file} cannot be written (${reasonOf(error)}). Make its folder writable.`, {
      cause: error,
    });
  }
}

function look(file: string): Sighting | undefined {
  try {
    return { token: readFileSync(file, 'utf8'), touched: statSync(file).mtimeMs, since: Date.now() };
  } catch {
    return undefined; // just dropped
  }
}

// the beat covers what the pid cannot: another container's pids, and a pid given to somebody else after a crash
function isAbandoned({ token, since }: Sighting): boolean {
  const [pid, host] = token.split(' ');
  return (host === hostname() && !isAlive(Number(pid))) || Date.now() - since > STALE_AFTER_MS;
}

/** Whether a process of this machine has the pid; another user's counts too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

// synchronous, so that nobody comes between the look and the deed but another process within microseconds
function drop(file: string, token: string): void {
  try {
    if (readFileSync(file, 'utf8') === token) unlinkSync(file);
  } catch {
    // already gone
  }
}
