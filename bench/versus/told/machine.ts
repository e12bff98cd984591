import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../src/project-root.ts';
import type { Read } from '../question.ts';

const Version = z.object({ version: z.string() });
const Component = z.object({ name: z.string(), version: z.string() });

/** What the figures belong to: the day, the machine, the versions. */
export async function circumstances(read: Read): Promise<string[]> {
  const rows = await read('CALL dbms.components() YIELD name, versions RETURN name, versions[0] AS version');
  const [neo4j] = rows.map((row) => Component.parse(row));
  const packages = ['@neo4j/graphql', 'graphql', 'graphql-yoga', 'dataloader', 'neo4j-driver'];
  const processors = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}; ${processors.length} × ${processors[0]?.model.trim()}, ${gibibytes(totalmem())} GiB; Linux ${release()}; load when it began ${loadavg()[0]?.toFixed(1)}.`,
    `Node ${process.version}; ${neo4j?.name} ${neo4j?.version}; ${packages.map((name) => `${name} ${versionOf(name)}`).join(', ')}; Silian at ${commit()}.`,
  ];
}

const gibibytes = (bytes: number): string => (bytes / 2 ** 30).toFixed(0);

function versionOf(name: string): string {
  const require = createRequire(join(projectRoot, 'bench', 'package.json'));
  // not every package lets its package.json be asked for by name
  for (let folder = dirname(require.resolve(name)); folder !== '/'; folder = dirname(folder)) {
    if (folder.endsWith(`node_modules/${name}`)) {
      return Version.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version;
    }
  }
  return 'unknown';
}

const commit = (): string =>
  execFileSync('git', ['describe', '--always', '--dirty'], { cwd: projectRoot, encoding: 'utf8' }).trim();
