import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/database/database.ts';
import { projectRoot } from '../src/project-root.ts';
import { randomFrom } from '../test/support/random.ts';
import { type Graph, openGraph } from './graph.ts';
import { batchesToAsk } from './versus/data.ts';
import type { Question } from './versus/question.ts';
import { QUESTIONS } from './versus/questions/index.ts';
import { type Asking, askingOf } from './versus/running/asking.ts';
import { answerAlike } from './versus/running/equality.ts';
import { type First, firstAnswer } from './versus/running/first.ts';
import { memoryOf, neo4jServing } from './versus/running/process.ts';
import { measured } from './versus/running/rounds.ts';
import { LIMITS, type Services, startServices, stopServices } from './versus/running/services.ts';
import { SYSTEMS, type SystemName } from './versus/system.ts';
import { circumstances } from './versus/told/machine.ts';
import { plotOf } from './versus/told/plot.ts';
import { type Memory, reportOf } from './versus/told/report.ts';

/** Silian beside what people would use instead, and beside the least that can be done, in one run. */

const HOME = '.home-versus';
const SEED = 17;
const CLIENTS = [1, 32];

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(projectRoot, '../shared/data/real-graph') },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string' },
    out: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
});
/** A part of the questions makes no report that is kept. */
const out = values.out ?? join(projectRoot, 'bench', values.only ? HOME : 'results', 'versus.md');
const onProgress = (line: string): void => console.error(line);

function questionsAsked(): readonly Question[] {
  const names = values.only?.split(',');
  const asked = QUESTIONS.filter(({ name }) => !names || names.includes(name));
  if (asked.length > 0) return asked;
  throw new Error(`No question is called ${values.only}: choose of ${QUESTIONS.map(({ name }) => name).join(', ')}`);
}

async function run(graph: Graph, services: Services, neo4j: number | undefined): Promise<void> {
  const questions = questionsAsked();
  // choosing what to ask about takes longer than a service lets anybody wait
  const patient = openDatabase({ ...graph.connection, readTimeoutMs: 60_000 });
  const read = (cypher: string) => patient.read(cypher);
  const [asking, compared] = [new Map<string, readonly Asking[]>(), new Map<string, number>()];
  const firsts = new Map<string, ReadonlyMap<SystemName, First>>();
  for (const question of questions) {
    const given = await question.variables(read, randomFrom(SEED));
    const systems = SYSTEMS.flatMap((system) => askingOf(system, services[system], question, given) ?? []);
    firsts.set(question.name, await firstAnswers(systems));
    compared.set(question.name, await answerAlike(question.name, systems));
    asking.set(question.name, systems);
    onProgress(`${question.name}: ${compared.get(question.name)} answers are the same from all`);
  }
  const told = await circumstances(read);
  await patient.close();
  const before = memoryNow(services, neo4j);
  const { rounds, seconds } = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
  const series = await measured(asking, { rounds, seconds, clients: CLIENTS, neo4j, onProgress });
  const memory = memoryNow(services, neo4j).map((after, at) => ({ ...after, before: before[at]?.after ?? 0 }));
  const remarks = readFileSync(join(projectRoot, 'bench/versus/told/remarks.md'), 'utf8').trim();
  const report = reportOf({
    circumstances: told,
    questions,
    compared,
    firsts,
    rounds,
    seconds,
    limits: LIMITS,
    series,
    memory,
    remarks,
  });
  writeFileSync(out, `${report}\n`);
  writeFileSync(out.replace(/\.md$/, '.svg'), plotOf(questions, series));
  console.log(report);
}

/** One system after the other: none plans while another does. */
async function firstAnswers(systems: readonly Asking[]): Promise<ReadonlyMap<SystemName, First>> {
  const firsts = new Map<SystemName, First>();
  for (const each of systems) firsts.set(each.system, await firstAnswer(each));
  return firsts;
}

function memoryNow(services: Services, neo4j: number | undefined): Memory[] {
  const pids: [name: string, pid: number | undefined][] = [
    ['Silian', services.silian.pid],
    ['@neo4j/graphql', services['neo4j-graphql'].pid],
    ['per-level DataLoader', services['per-level'].pid],
    ['floor', services['floor-maps'].pid],
    ['Neo4j', neo4j],
  ];
  return pids.flatMap(([name, pid]) => {
    if (pid === undefined) return [];
    const { now, most } = memoryOf(pid);
    return [{ name, before: now, after: now, most }];
  });
}

const home = join(projectRoot, 'bench', HOME);
if (!existsSync(home)) mkdirSync(home);
const graph = await openGraph({ home: HOME, batches: () => batchesToAsk(values.data), anew: false });
try {
  const services = await startServices(graph.connection, { home, profiled: values.profile });
  try {
    await run(graph, services, neo4jServing(home));
  } finally {
    await stopServices(services);
  }
} finally {
  await graph.close();
}
