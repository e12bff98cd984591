import type { Chance } from './chance.ts';
import { isGeneral, type Term, type TermKind } from './vocabularies.ts';
import { type Body, type Job, LEVELS, type Programme, type World } from './world.ts';

/** An offer as somebody wrote it down: what baselines and Silian are given. */
export interface Recorded {
  readonly key: string;
  readonly name: string;
  readonly side: 'SUPPLY' | 'DEMAND';
  readonly owner: Body;
  readonly topics: ReadonlyMap<string, number>;
  readonly weighed: boolean;
  readonly level: string | undefined;
  readonly region: string | undefined;
  readonly reach: 'PROVINCE' | 'NATION' | undefined;
  readonly period: { readonly from?: string; readonly to?: string };
  readonly confidence: number;
}

/** How often a term is left out, written as the one above it, as one beside it, or as one of another vocabulary. */
const NOISE = { dropped: 0.08, coarser: 0.12, sibling: 0.08, translated: 0.12 };
/** How often an offer is padded with a skill that everybody is said to have, and once more. */
const PADDED = 0.5;
/** How often something is written down at all. */
const WRITTEN = { weights: 0.7, level: 0.85, region: 0.9, reach: 0.3, from: 0.9, to: 0.8 };

interface Writing {
  readonly world: World;
  readonly chance: Chance;
}

/** What is written down of each programme and job. */
export function offersRecorded(world: World, chance: Chance): Recorded[] {
  return [
    ...world.programmes.map((programme) => supplyFrom(programme, { world, chance })),
    ...world.jobs.map((job) => demandFrom(job, { world, chance })),
  ];
}

/** A major, some skills, now and then the occupation that it leads to. */
function supplyFrom(programme: Programme, { world, chance }: Writing): Recorded {
  const { terms, competence } = world;
  const { key, owner, tasks, mobile, hollow } = programme;
  const weights = new Map(tasks.map((task) => [task, 1]));
  const written = [
    programme.major,
    ...chance.some(covering(terms, 'SKILL', weights), chance.whole(1, 4)),
    ...(chance.yes(0.25) ? covering(terms, 'OCCUPATION', weights).slice(0, 1) : []),
  ];
  return {
    ...{ key, side: 'SUPPLY', owner, name: `${owner.name}${nameOf(tasks, competence, chance)}毕业生` },
    ...topicsFrom(written, weights, { world, chance }),
    ...circumstances(programme, chance),
    reach: chance.yes(WRITTEN.reach) ? (mobile ? 'NATION' : 'PROVINCE') : undefined,
    confidence: hundredths(hollow ? chance.between(0.4, 0.9) : chance.between(0.7, 1)),
  };
}

/** Most say the occupation, the skills for what matters most, sometimes the major or the industry. */
function demandFrom(job: Job, { world, chance }: Writing): Recorded {
  const { terms, competence } = world;
  const { key, owner, occupation, tasks } = job;
  const closest = (kind: TermKind) => covering(terms, kind, tasks).slice(0, 1);
  const written = [
    ...(chance.yes(0.8) ? [occupation] : []),
    ...covering(terms, 'SKILL', tasks).slice(0, chance.whole(1, 4)),
    ...(chance.yes(0.45) ? closest('MAJOR') : []),
    ...(chance.yes(0.25) ? closest('INDUSTRY') : []),
  ];
  const first = [...tasks].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([task]) => task);
  return {
    ...{ key, side: 'DEMAND', owner, name: `招聘${nameOf(first, competence, chance)}人员` },
    ...topicsFrom(written, tasks, { world, chance }),
    ...circumstances(job, chance),
    ...{ reach: undefined, confidence: hundredths(chance.between(0.7, 1)) },
  };
}

/** Leaves that stand for some of the tasks, the one that hits most and misses least first. */
function covering(terms: readonly Term[], kind: TermKind, tasks: ReadonlyMap<number, number>): Term[] {
  const weighed = terms
    .filter((term) => term.kind === kind && term.leaf)
    .map((term) => ({ term, hit: share(term.tasks, tasks) * Math.sqrt(covered(term.tasks, tasks)) }))
    .filter(({ hit }) => hit > 0);
  return weighed.sort((a, b) => b.hit - a.hit || (a.term.key < b.term.key ? -1 : 1)).map(({ term }) => term);
}

/** The share of a term's tasks that are among those, and how much of those it covers. */
const share = (own: readonly number[], tasks: ReadonlyMap<number, number>): number =>
  own.filter((task) => tasks.has(task)).length / own.length;
const covered = (own: readonly number[], tasks: ReadonlyMap<number, number>): number =>
  own.reduce((sum, task) => sum + (tasks.get(task) ?? 0), 0);

/** Titles call the first two tasks by one of their words. */
const nameOf = (tasks: readonly number[], { tasks: all }: World['competence'], chance: Chance): string =>
  tasks
    .slice(0, 2)
    .map((task) => chance.one(all[task]?.words ?? ['']))
    .join('');

function topicsFrom(
  written: readonly Term[],
  tasks: ReadonlyMap<number, number>,
  { world: { terms }, chance }: Writing,
): Pick<Recorded, 'topics' | 'weighed'> {
  const weighed = chance.yes(WRITTEN.weights);
  const topics = new Map<string, number>();
  const most = Math.max(...written.map((term) => covered(term.tasks, tasks)));
  for (const [at, term] of written.entries()) {
    const noted = notedAs(term, terms, chance) ?? (topics.size === 0 && at === written.length - 1 ? term : undefined);
    const guessed = covered(term.tasks, tasks) / most + chance.normal(0.15);
    if (noted) topics.set(noted.key, weighed ? tenths(guessed) : 1);
  }
  for (const { key } of padding(terms, chance)) topics.set(key, weighed ? tenths(chance.between(0, 1)) : 1);
  return { topics, weighed };
}

function padding(terms: readonly Term[], chance: Chance): Term[] {
  const count = chance.yes(PADDED) ? (chance.yes(PADDED) ? 2 : 1) : 0;
  return chance.some(terms.filter(isGeneral), count);
}

/** What a term is written down as; undefined where it is left out. */
function notedAs(term: Term, terms: readonly Term[], chance: Chance): Term | undefined {
  const { dropped, coarser, sibling, translated } = NOISE;
  const luck = chance.between(0, 1);
  if (luck < dropped) return undefined;
  if (luck < dropped + coarser) return terms.find(({ key }) => key === term.parent) ?? term;
  if (luck < dropped + coarser + sibling) return chance.one(terms.filter(({ parent }) => parent === term.parent));
  if (luck > dropped + coarser + sibling + translated) return term;
  const other = chance.one((['MAJOR', 'SKILL', 'OCCUPATION'] as const).filter((kind) => kind !== term.kind));
  return covering(terms, other, new Map(term.tasks.map((task) => [task, 1])))[0] ?? term;
}

/** What is noted of level, place and time: often less than there is, some of it coarser. */
function circumstances(
  { owner, level, period: [from, to] }: Pick<Programme | Job, 'owner' | 'level' | 'period'>,
  chance: Chance,
): Pick<Recorded, 'level' | 'region' | 'period'> {
  const [province, city, county] = owner.place.keys;
  return {
    level: chance.yes(WRITTEN.level) ? LEVELS[level] : undefined,
    region: chance.yes(WRITTEN.region) ? chance.one([county, city, city, province]) : undefined,
    period: {
      ...(chance.yes(WRITTEN.from) ? { from: monthOf(from) } : {}),
      ...(chance.yes(WRITTEN.to) ? { to: monthOf(to) } : {}),
    },
  };
}

const monthOf = (month: number): string =>
  `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
const tenths = (weight: number): number => Math.min(1, Math.max(0.1, Math.round(weight * 10) / 10));
const hundredths = (confidence: number): number => Math.round(confidence * 100) / 100;
