import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** The Python that has a package, for tests that compare; in CI one is made where there is none, and removed again. */
export function pythonWith(name: string, requirement: string): string | undefined {
  const has = (command: string) => spawnSync(command, ['-c', `import ${name}`]).status === 0;
  if (has('python3')) return 'python3';
  if (!process.env.CI) {
    console.warn(`Skipped: no python3 with ${name} here. CI=true installs it.`);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), `silian-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const made = join(folder, 'venv', 'bin', 'python');
  const steps: [string, string[]][] = [
    ['python3', ['-m', 'venv', join(folder, 'venv')]],
    [made, ['-m', 'pip', 'install', '--quiet', requirement]],
  ];
  for (const [command, args] of steps) {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  }
  return made;
}
