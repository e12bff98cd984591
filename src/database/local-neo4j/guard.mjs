// The parent of one Java process, so that Java never outlives the service. A plain child of a service killed with -9 is orphaned; this
// process notices the end of file on the pipe from the service instead, and as the parent it cannot signal a reused pid or leave a zombie.
// in:  argv[2] a GuardedTask (process.ts); stdin: any byte sends TERM, end of file sends TERM, then KILL after graceMs
// out: stdout {"pid"}, then {"code"} (null after a signal); or {"failed"} when the command cannot be started
import { spawn } from 'node:child_process';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';

const { command, args, output, graceMs, background, announcement, scratch } = JSON.parse(process.argv[2]);

// before the spawn, because threads that Java already has would keep their priority
if (background) setPriority(19);
let ending = false;
const log = openSync(output, 'w', 0o600);
const child = spawn(command, args, { stdio: ['ignore', log, log] });

function report(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

// a service restarted at once must not take a dying server for a live one
function withdrawAnnouncement() {
  try {
    if (JSON.parse(readFileSync(announcement, 'utf8')).pid === child.pid) rmSync(announcement);
  } catch {
    // never announced, or already withdrawn
  }
}

function finish(line) {
  if (announcement) withdrawAnnouncement();
  if (scratch && ending) rmSync(scratch, { recursive: true, force: true });
  report(line);
  process.exit();
}

function end() {
  ending = true;
  if (announcement) withdrawAnnouncement();
  if (graceMs > 0) child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), graceMs);
}

child.once('spawn', () => report({ pid: child.pid }));
child.once('error', (error) => finish({ failed: error.message }));
child.once('exit', (code) => finish({ code }));
process.stdin.on('data', () => child.kill('SIGTERM'));
process.stdin.once('end', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, end);
// the service is gone and its end of the pipe too: nobody left to tell
process.stdout.on('error', () => {});
