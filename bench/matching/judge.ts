import type { Chance } from './chance.ts';
import type { Grades } from './measures.ts';
import type { Dealing, Job, Programme, World } from './world.ts';

/** From which share of the work that graduates can do a programme is just right, good, or better than nothing. */
const SHARES = [
  [0.7, 3],
  [0.5, 2],
  [0.3, 1],
] as const;
/** Kilometres from which a place is far, and too far to know, for graduates who stay. */
const FAR = { far: 150, farther: 400 };
/** A judge guesses the share with such an error, and overlooks any circumstance so often. */
const ERROR = { share: 0.07, overlooked: 0.1 };

/**
 * How an experienced recruiter grades every programme for a job, from what graduates can really do and what is really so,
 * never from what is recorded: first the work, then what speaks against it, step by step, and good memories for it.
 * @param chance the judge's errors; a judge without is never wrong
 */
export function gradesOf(job: Job, world: World, chance?: Chance): Grades {
  const dealings = new Map(
    world.dealings.filter(({ employer }) => employer === job.owner.key).map((dealing) => [dealing.school, dealing]),
  );
  return new Map(
    world.programmes.map((programme) => {
      const share = capableShare(job, programme, world) + (chance?.normal(ERROR.share) ?? 0);
      const sees = () => chance === undefined || !chance.yes(ERROR.overlooked);
      return [programme.key, gradeOf(share, { job, programme, dealing: dealings.get(programme.owner.key) }, sees)];
    }),
  );
}

/** The share of a job, by what matters, that graduates can do: each task as well as the likest they are trained in. */
export function capableShare({ tasks }: Job, programme: Programme, { competence }: World): number {
  let [able, whole] = [0, 0];
  for (const [task, importance] of tasks) {
    whole += importance;
    able += importance * Math.max(...programme.tasks.map((trained) => competence.transfer(trained, task)));
  }
  return able / whole;
}

interface Case {
  readonly job: Job;
  readonly programme: Programme;
  readonly dealing: Dealing | undefined;
}

/** @param sees whether the judge notices the next circumstance */
export function gradeOf(share: number, { job, programme, dealing }: Case, sees: () => boolean): number {
  let grade: number = SHARES.find(([least]) => share >= least)?.[1] ?? 0;
  const above = programme.level - job.level;
  const met = overlap(job, programme);
  if ((above < 0 && sees()) || (met === 0 && sees()) || grade === 0) return 0;
  if (above > 1 && sees()) grade -= 1;
  if (met < 0.5 && sees()) grade -= 1;
  if (!programme.mobile && sees()) grade -= stepsApart(job, programme);
  if (programme.hollow && sees()) grade -= 2;
  if (dealing && sees()) grade += dealing.wentWell ? 1 : -1;
  return Math.min(3, Math.max(0, grade));
}

/** The share of the months wanted in which there are graduates. */
function overlap({ period: [from, to] }: Job, { period: [first, last] }: Programme): number {
  return Math.max(0, Math.min(to, last) - Math.max(from, first)) / (to - from);
}

function stepsApart({ owner: { place: a } }: Job, { owner: { place: b } }: Programme): number {
  const far = Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]);
  return far > FAR.farther ? 2 : far > FAR.far ? 1 : 0;
}
