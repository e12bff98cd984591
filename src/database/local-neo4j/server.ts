import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalNeo4jError } from './error.ts';
import {
  hasOpenedBolt,
  type LogMarks,
  markLogs,
  tooLate,
  whyDatabaseIsClosed,
  whyItEnded,
  wrongPassword,
} from './failure.ts';
import { furnish, type Home } from './home.ts';
import type { Installation } from './install.ts';
import { type JavaOptions, javaArguments, javaEnvironment } from './java.ts';
import { type Answer, ask, freePort } from './probe.ts';
import { type Guarded, runGuarded } from './process.ts';

const START_MS = 60_000;
const POLL_MS = 50;
const GRACE_MS = 10_000;

export interface Launch {
  home: Home;
  installation: Installation;
  /** Path of the Java to run. */
  java: string;
  options: JavaOptions;
  /** A random free one unless given. */
  port?: number;
  /** A whole graph is being loaded: no limit of time, more memory for indexes. */
  loading?: boolean;
  /** Lowest priority, killed at once when it must end, its home removed after. */
  throwaway?: boolean;
  /** Ends the server, also while it starts. */
  signal?: AbortSignal;
}

export interface Server {
  port: number;
  password: string;
  process: Guarded;
}

/** Starts Neo4j on a home and waits until it answers; nothing is left running when that fails. */
export async function startServer(launch: Launch): Promise<Server> {
  const { home, installation } = launch;
  const port = launch.port ?? (await freePort());
  const password = await furnish(home, port, installation, launch.loading ?? false);
  const marks = await markLogs(home);
  launch.signal?.throwIfAborted();
  const process = await runJava(launch);
  try {
    stopOn(launch.signal, process);
    if (await answers(home, marks, { port, password, process })) return { port, password, process };
    launch.signal?.throwIfAborted();
    throw await whyItEnded(home, marks, installation);
  } catch (error) {
    await process.stop();
    throw error;
  }
}

function stopOn(signal: AbortSignal | undefined, process: Guarded): void {
  signal?.throwIfAborted();
  signal?.addEventListener('abort', () => process.stop().catch(() => {}), { once: true });
}

function runJava({ home, installation, java, options, throwaway = false }: Launch): Promise<Guarded> {
  const lifetime = throwaway
    ? { graceMs: 0, background: true, scratch: home.folder }
    : { graceMs: GRACE_MS, announcement: home.announcement };
  const task = { command: java, args: javaArguments(home, options), output: home.output, ...lifetime };
  return runGuarded(task, javaEnvironment(installation));
}

/** Whether the server came to answer; false when it ended instead. */
async function answers(home: Home, marks: LogMarks, { port, password, process }: Server): Promise<boolean> {
  const deadline = Date.now() + START_MS;
  let ended = false;
  const noteEnd = () => {
    ended = true;
  };
  process.exited.then(noteEnd, noteEnd);
  while (!ended) {
    const answer = await ask(port, password);
    if (answer === 'ready') return true;
    const hopeless = await whyHopeless(home, marks, answer);
    if (hopeless) throw hopeless;
    if (Date.now() > deadline) throw await tooLate(home, marks, START_MS / 1000);
    await sleep(POLL_MS);
  }
  return false;
}

async function whyHopeless(home: Home, marks: LogMarks, answer: Answer): Promise<LocalNeo4jError | undefined> {
  if (answer === 'refused' && (await hasOpenedBolt(home, marks))) return wrongPassword(home);
  return answer === 'closed' ? whyDatabaseIsClosed(home, marks) : undefined;
}
