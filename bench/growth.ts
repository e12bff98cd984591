import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/database/database.ts';
import { startLocalNeo4j } from '../src/database/local-neo4j/index.ts';
import { migrate } from '../src/database/migrations.ts';
import { projectRoot } from '../src/project-root.ts';
import { randomFrom } from '../test/support/random.ts';
import { type Filled, fill } from './growth/fill.ts';
import { plotOf } from './growth/plot.ts';
import { GROWING, type Growing } from './growth/questions.ts';
import { reportOf, type Size } from './growth/report.ts';
import { percentile } from './measure.ts';
import { memoryOf } from './versus/running/process.ts';
import { startSilian } from './versus/running/services.ts';
import { slice } from './versus/running/slice.ts';
import { circumstances } from './versus/told/machine.ts';

/** How answers slow down as the graph grows: made-up graphs of several sizes, asked the same kinds of questions. */

const SEED = 23;
/** What a question is asked before it is measured, in seconds; its first answers are planned and read from disk. */
const WARMING = 3;

const { values } = parseArgs({
  options: {
    entities: { type: 'string', default: '10000,100000' },
    seconds: { type: 'string', default: '10' },
    only: { type: 'string' },
  },
});
const onProgress = (line: string): void => console.error(line);
const questions = GROWING.filter(({ name }) => !values.only || values.only.split(',').includes(name));

async function measured(entities: number): Promise<{ size: Size; told: string[] }> {
  const home = join(projectRoot, 'bench', `.home-growth-${entities}`);
  if (!existsSync(home)) mkdirSync(home);
  const filled: Filled = await fill(home, entities, onProgress);
  const local = await startLocalNeo4j({ home, purpose: 'service', onProgress });
  const database = openDatabase({ ...local, readTimeoutMs: 120_000 });
  try {
    await migrate(database, { onProgress });
    const read = (cypher: string) => database.read(cypher);
    const service = await startSilian(local, { home });
    try {
      const answers = new Map<string, Awaited<ReturnType<typeof asked>>>();
      for (const each of questions) {
        onProgress(`${entities}: ${each.name}`);
        answers.set(each.name, await asked(each));
      }
      return {
        size: { entities, filled, answers, memory: memoryOf(service.pid).most },
        told: await circumstances(read),
      };
    } finally {
      await service.stop();
    }

    async function asked({ document: query, variables }: Growing) {
      const given = await variables(read, randomFrom(SEED));
      const bodies = given.map((each) => ({ path: '/graphql', body: JSON.stringify({ query, variables: each }) }));
      const asking = { system: 'silian', service, asked: bodies, answer: (data: unknown) => data } as const;
      const load = { clients: 1, neo4j: undefined };
      await slice(asking, { ...load, seconds: WARMING });
      const { latencies, refused } = await slice(asking, { ...load, seconds: Number(values.seconds) });
      const sorted = [...latencies].sort((a, b) => a - b);
      return { asked: sorted.length, refused, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
    }
  } finally {
    await database.close();
    await local.stop();
  }
}

const sizes: Size[] = [];
let told: string[] = [];
for (const entities of values.entities.split(',').map(Number)) {
  const done = await measured(entities);
  sizes.push(done.size);
  told = done.told;
}
const remarks = readFileSync(join(projectRoot, 'bench/growth/remarks.md'), 'utf8').trim();
const report = reportOf({ circumstances: told, questions, sizes, seconds: Number(values.seconds), remarks });
const out = join(projectRoot, 'bench/results/growth.md');
if (!values.only) {
  writeFileSync(out, `${report}\n`);
  writeFileSync(out.replace(/\.md$/, '.svg'), plotOf(questions, sizes));
}
console.log(report);
