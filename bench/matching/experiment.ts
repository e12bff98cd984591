import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { projectRoot } from '../../src/project-root.ts';
import { openGraph } from '../graph.ts';
import { Chance } from './chance.ts';
import { answerable, evaluate, type Question } from './evaluation.ts';
import { gradesOf } from './judge.ts';
import { isRelevant } from './measures.ts';
import type { Outcome, Reached } from './outcome.ts';
import { offersRecorded } from './recorded.ts';
import { recordsOf } from './records.ts';
import { Engine, served } from './silian.ts';
import { systemsOf } from './systems.ts';
import { worldFrom } from './world.ts';

const HOME = join(projectRoot, 'bench', '.home-matching');

/** Makes a world, writes some of it down, takes that in, and asks for every demand of it; all the same for the same seed. */
export async function experiment(seed: number): Promise<Outcome> {
  // draws of each part are its own, so that a change of one leaves the others as they are
  const part = (at: number) => new Chance(seed * 1_000 + at);
  const world = worldFrom(part(0));
  const offers = offersRecorded(world, part(1));
  const judged = (chance: Chance): Question[] =>
    world.jobs.map((job) => ({ demand: job.key, grades: gradesOf(job, world, chance) }));
  const questions = answerable(judged(part(3)));
  const second = new Map(judged(part(4)).map(({ demand, grades }) => [demand, grades]));
  const reached: Reached[] = [];
  await emptied();
  const graph = await openGraph({
    home: '.home-matching',
    batches: () => recordsOf(world, offers, part(2)),
    anew: false,
  });
  try {
    const engine = await Engine.of(graph);
    await sameAsServed(engine, served(graph), questions);
    for (const { name, group, rank } of systemsOf({ graph, engine, offers, terms: world.terms })) {
      reached.push({ name, group, figures: await evaluate(rank, questions) });
    }
  } finally {
    await graph.close();
    await emptied();
  }
  const another = (demand: string) => byGrade(second.get(demand) ?? new Map());
  reached.push({ name: 'another judge', group: 'judge', figures: await evaluate(another, questions) });
  const relevant = questions.flatMap(({ grades }) => [...grades.keys()].filter((key) => isRelevant(key, grades)));
  return {
    ...{ seed, supplies: world.programmes.length, demands: world.jobs.length },
    ...{ questions: questions.length, relevant: relevant.length / questions.length, reached },
  };
}

const emptied = (): Promise<void> => rm(HOME, { recursive: true, force: true });

/** What is said of the engine has to hold for the service. */
async function sameAsServed(engine: Engine, asked: ReturnType<typeof served>, questions: readonly Question[]) {
  const rank = engine.ranking();
  for (const { demand } of questions) {
    if (!isDeepStrictEqual(rank(demand), await asked(demand)))
      throw new Error(`The engine ranks other supplies for ${demand} than the service answers`);
  }
}

const byGrade = (grades: ReadonlyMap<string, number>): string[] =>
  [...grades].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([key]) => key);
