import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/project-root.ts';

export interface Compiled {
  /** The script that is the command line. */
  readonly script: string;
  remove(): Promise<void>;
}

/** Compiles the command line as it stands now, in a place from which packages are found: `dist/` may be older. */
export async function compiledCli(): Promise<Compiled> {
  const cache = join(projectRoot, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'silian-cli-'));
  // types are checked by `npm run check`
  const words = ['tsc', '-p', 'tsconfig.build.json', '--outDir', folder, '--noCheck'];
  await promisify(execFile)('npx', words, { cwd: projectRoot });
  return { script: join(folder, 'cli.js'), remove: () => rm(folder, { recursive: true, force: true }) };
}
