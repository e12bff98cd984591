import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { projectRoot } from '../../project-root.ts';
import { LocalNeo4jError } from './error.ts';

const GUARD = join(projectRoot, 'src/database/local-neo4j/guard.mjs');

/** What guard.mjs is told. */
export interface GuardedTask {
  command: string;
  args: string[];
  /** File for what the command prints. */
  output: string;
  /** From TERM to KILL; 0 kills at once. */
  graceMs: number;
  /** At the lowest priority. */
  background?: boolean;
  /** A server.json to remove when the process it names ends. */
  announcement?: string;
  /** A folder to remove when the process has to end before its time. */
  scratch?: string;
}

export interface Guarded {
  pid: number;
  /** The exit code, null after a signal. */
  exited: Promise<number | null>;
  /** Asks the process to end, without a limit of time. */
  terminate(): void;
  /** Ends the process, by KILL after the grace, and waits until it is gone. */
  stop(): Promise<void>;
}

type Guard = ChildProcessByStdio<Writable, Readable, null>;

const Report = z.union([
  z.strictObject({ pid: z.int() }),
  z.strictObject({ code: z.int().nullable() }),
  z.strictObject({ failed: z.string() }),
]);
type Report = z.infer<typeof Report>;

/** Runs a command that ends when this process ends, however that happens. */
export async function runGuarded(task: GuardedTask, env: NodeJS.ProcessEnv): Promise<Guarded> {
  // a session of its own: Ctrl-C in the terminal reaches the service, which then stops it in order
  const guard: Guard = spawn(process.execPath, ['--max-old-space-size=16', GUARD, JSON.stringify(task)], {
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // a guard that did not start or is gone shows as the end of its reports
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  const reports = createInterface(guard.stdout)[Symbol.asyncIterator]();
  const pid = await started(task, reports);
  const exited = exitCode(pid, reports);
  return {
    pid,
    exited,
    terminate: () => guard.stdin.write('\n'),
    stop: async () => {
      guard.stdin.end();
      await exited;
    },
  };
}

async function started(task: GuardedTask, reports: AsyncIterator<string>): Promise<number> {
  const report = await nextReport(reports);
  if (report && 'pid' in report) return report.pid;
  const reason = report && 'failed' in report ? report.failed : 'its guard ended';
  throw new LocalNeo4jError(`${task.command} cannot be started (${reason}).`);
}

async function exitCode(pid: number, reports: AsyncIterator<string>): Promise<number | null> {
  const report = await nextReport(reports);
  if (report && 'code' in report) return report.code;
  // somebody killed the guard: without it the process could outlive us
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // it is gone too
  }
  return null;
}

async function nextReport(reports: AsyncIterator<string>): Promise<Report | undefined> {
  const line = await reports.next();
  return line.done ? undefined : Report.parse(JSON.parse(line.value));
}
