import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Database } from '../../database/database.ts';
import { projectRoot } from '../../project-root.ts';
import type { Report } from './ingest.ts';
import { type Line, linesOf, problem, refused } from './parse.ts';

/** The seed's lines, file by file in the order of their names. Fails with INVALID_RECORD on a file that is not UTF-8. */
export async function seedLines(folder = join(projectRoot, 'seed')): Promise<Line[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const bytes = await Promise.all(files.map((name) => readFile(join(folder, name))));
  return files.flatMap((name, index) => {
    const file = join(basename(folder), name);
    return linesOf(textOf(bytes[index] ?? Buffer.alloc(0), file), file);
  });
}

function textOf(bytes: Buffer, file: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? '';
  const at = { text: '', file, line: before.split('\n').length };
  throw refused([problem(at, '', 'is not UTF-8 text: save the file as UTF-8')]);
}

/** Writes the seed. A graph that holds these very records already is only looked at. */
export async function loadSeed(database: Database, now: Date, folder?: string): Promise<Report> {
  const lines = await seedLines(folder);
  const sha256 = createHash('sha256')
    .update(lines.map(({ text }) => text).join('\n'))
    .digest('hex');
  const [loaded] = await database.read("CYPHER 5 MATCH (g:Graph {name: 'silian'}) RETURN g.seed AS seed");
  if (loaded?.seed === sha256)
    return { created: 0, updated: 0, unchanged: lines.length, evidence: 0, outcomes: [], warnings: [] };
  // the dictionary behind names' pinyin is large: it is loaded only where something is written
  const { ingest } = await import('./ingest.ts');
  const report = await ingest(database, lines, now);
  await database.write(({ run }) => run("CYPHER 5 MATCH (g:Graph {name: 'silian'}) SET g.seed = $sha256", { sha256 }));
  return report;
}
