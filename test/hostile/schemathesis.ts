import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The version that these tests were written with. */
const VERSION = '4.32.5';

/** The folder that keeps it between runs. */
const FOLDER = join(process.env.SILIAN_CACHE ?? join(homedir(), '.cache/silian'), `schemathesis-${VERSION}`);

/** The program, fetched by pip the first time; undefined, with a notice, where that does not work, except in CI. */
export function schemathesis(): string | undefined {
  const program = join(FOLDER, 'bin/schemathesis');
  if (existsSync(program)) return program;
  const steps: [string, string[]][] = [
    ['python3', ['-m', 'venv', FOLDER]],
    [join(FOLDER, 'bin/python'), ['-m', 'pip', 'install', '--quiet', `schemathesis==${VERSION}`]],
  ];
  for (const [command, args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000 });
    if (status === 0) continue;
    const why = `${command} ${args.join(' ')}: ${error ?? stderr}`;
    if (process.env.CI) throw new Error(why);
    console.warn(`Skipped: pip cannot fetch schemathesis here. ${why}`);
    return undefined;
  }
  return program;
}

/** Runs it to its end in a folder that it may write to; what it printed. */
export function runTool(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ code: number | null; told: string }> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (some) => (told += String(some)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, told }));
  });
}
