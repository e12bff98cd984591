import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { METHOD } from '../src/features/matching/scoring/method.ts';
import { projectRoot } from '../src/project-root.ts';
import { experiment } from './matching/experiment.ts';
import type { Outcome } from './matching/outcome.ts';
import { comparisonsOf, notBeaten, reportOf } from './matching/report.ts';

/** Seeds 1 to 3 are for development: nothing is reported of them. */
const REPORTED = '11,12,13,14,15';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: REPORTED },
    out: { type: 'string', default: join(projectRoot, 'bench', 'results', 'matching.md') },
  },
});
if (process.env.NEO4J_URI)
  throw new Error('Worlds are made and thrown away: run this without NEO4J_URI, on a Neo4j of its own');

const outcomes: Outcome[] = [];
for (const seed of values.seeds.split(',').map(Number)) {
  console.error(`Seed ${seed}`);
  outcomes.push(await experiment(seed));
}
const comparisons = comparisonsOf(outcomes);
const [cpu] = cpus();
const report = [
  '# How well matches are ranked',
  `Method \`${METHOD}\` · seeds ${values.seeds} · ${new Date().toISOString().slice(0, 10)} · ${availableParallelism()} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}. Made by \`npm run bench:matching\`; what is measured, and how: docs/matching.md.`,
  reportOf(outcomes, comparisons),
].join('\n\n');
console.log(report);
await mkdir(dirname(values.out), { recursive: true });
await writeFile(values.out, `${report}\n`);
const level = notBeaten(comparisons);
if (level.length > 0) {
  console.error(`Not surely better than: ${level.join(', ')}`);
  process.exitCode = 1;
}
