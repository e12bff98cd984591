import { spawn } from 'node:child_process';
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { projectRoot } from '../../src/project-root.ts';
import { memoryOf } from '../versus/running/process.ts';
import { FLAGS } from '../versus/running/service.ts';

const Filled = z.object({
  seconds: z.number(),
  records: z.number(),
  /** Most of the loading process and of those that it starts, in MiB. */
  memory: z.number(),
  /** Of the graph's files, in MiB. */
  disk: z.number(),
});
/** How a graph came to be loaded. */
export type Filled = z.infer<typeof Filled>;

const CLI = join(projectRoot, 'dist/cli.js');
const LOOK_MS = 500;

/** Loads a made-up graph into a folder that has none; what it took is kept beside it. */
export async function fill(home: string, entities: number, onProgress: (line: string) => void): Promise<Filled> {
  const noted = join(home, 'filled.json');
  if (existsSync(noted)) return Filled.parse(JSON.parse(readFileSync(noted, 'utf8')));
  onProgress(`${entities}: writing the records`);
  const file = join(home, 'records.jsonl');
  if (!existsSync(file)) await ended(['bench-data', '--entities', `${entities}`, '--out', file]);
  onProgress(`${entities}: loading them`);
  const began = performance.now();
  const memory = await ended(['bulk', file, '--home', home]);
  const seconds = (performance.now() - began) / 1_000;
  const records = await linesOf(file);
  const filled = { seconds, records, memory, disk: sizeOf(join(home, 'neo4j/data')) };
  writeFileSync(noted, JSON.stringify(filled));
  return filled;
}

/** Runs a verb of Silian. Returns the most that it and what it started had of memory together, in MiB. */
async function ended(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [...FLAGS, CLI, ...words], { stdio: ['ignore', 'inherit', 'inherit'] });
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, residentFrom(child.pid ?? 0));
  }, LOOK_MS);
  const code = await new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject));
  clearInterval(looking);
  if (code !== 0) throw new Error(`silian ${words[0]} ended with ${code}`);
  return most;
}

/** Resident memory of a process and all below it, in MiB; pages that they share count for each. */
function residentFrom(root: number): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const known = new Map(all.flatMap((pid) => statusOf(pid)));
  const isBelow = (pid: number): boolean => pid === root || (known.has(pid) && isBelow(known.get(pid)?.parent ?? 0));
  return [...known].reduce((sum, [pid, { resident }]) => sum + (pid > 1 && isBelow(pid) ? resident : 0), 0);
}

function statusOf(pid: string): [pid: number, status: { parent: number; resident: number }][] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    return [[Number(pid), { parent, resident: memoryOf(Number(pid)).now || 0 }]];
  } catch {
    // it has ended since it was listed
    return [];
  }
}

async function linesOf(file: string): Promise<number> {
  let lines = 0;
  for await (const _ of createInterface({ input: createReadStream(file) })) lines += 1;
  return lines;
}

const MIB = 1_048_576;

/** Of all files in a folder, in MiB. */
function sizeOf(folder: string): number {
  const each = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sizeOf(path) : lstatSync(path).size / MIB;
  });
  return each.reduce((sum, size) => sum + size, 0);
}
