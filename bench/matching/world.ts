import type { Chance } from './chance.ts';
import { type Competence, competenceFrom, fieldOf, SUBFIELDS_OF_FIELD } from './competence.ts';
import { type Place, placesFrom } from './places.ts';
import { type Term, vocabulariesFrom } from './vocabularies.ts';

/** A school or an enterprise, and the subfields it works in. */
export interface Body {
  readonly key: string;
  readonly name: string;
  readonly place: Place;
  readonly subfields: readonly number[];
}

/** Months since January 2025: the first, and the first after it. */
export type Period = readonly [from: number, to: number];

/** What a school really turns out. */
export interface Programme {
  readonly key: string;
  readonly owner: Body;
  readonly major: Term;
  /** Tasks that its graduates can do. */
  readonly tasks: readonly number[];
  readonly level: number;
  readonly period: Period;
  /** Its graduates go wherever there is work. */
  readonly mobile: boolean;
  /** It does not turn out what it says. */
  readonly hollow: boolean;
}

/** What an employer really needs. */
export interface Job {
  readonly key: string;
  readonly owner: Body;
  readonly occupation: Term;
  /** How much each task matters, above 0. */
  readonly tasks: ReadonlyMap<number, number>;
  readonly level: number;
  readonly period: Period;
}

/** An earlier dealing of an employer with a school. */
export interface Dealing {
  readonly employer: string;
  readonly school: string;
  readonly wentWell: boolean;
}

export interface World {
  readonly competence: Competence;
  readonly terms: readonly Term[];
  readonly places: readonly Place[];
  readonly bodies: readonly Body[];
  readonly programmes: readonly Programme[];
  readonly jobs: readonly Job[];
  readonly dealings: readonly Dealing[];
}

export const LEVELS = ['SECONDARY', 'DIPLOMA', 'BACHELOR'] as const;
const SIZE = { schools: 80, enterprises: 100, programmes: 400, jobs: 200 };

interface Making {
  readonly competence: Competence;
  readonly terms: readonly Term[];
  readonly chance: Chance;
}

/** Schools, employers and what they really offer and need; nothing of this is written anywhere, see `records.ts`. */
export function worldFrom(chance: Chance): World {
  const competence = competenceFrom(chance);
  const terms = vocabulariesFrom(competence, chance);
  const making = { competence, terms, chance };
  const places = placesFrom(chance);
  const body = (kind: string, word: string, most: number) => (_: unknown, at: number) => ({
    ...{ key: `${kind}:bench-${at}`, name: `${word}${at}`, place: chance.one(places) },
    subfields: tradesFrom(competence, chance, chance.whole(2, most)),
  });
  const schools = Array.from({ length: SIZE.schools }, body('school', '某校', 6));
  const enterprises = Array.from({ length: SIZE.enterprises }, body('enterprise', '某厂', 3));
  const levels = new Map(schools.map(({ key }) => [key, levelFrom(chance)]));
  const programmes = Array.from({ length: SIZE.programmes }, (_, at) => {
    const owner = chance.one(schools);
    return programmeFrom({ owner, at, level: levels.get(owner.key) ?? 0 }, making);
  });
  const jobs = Array.from({ length: SIZE.jobs }, (_, at) => jobFrom({ owner: chance.one(enterprises), at }, making));
  const dealings = enterprises.flatMap((enterprise) => dealingsOf(enterprise, schools, chance));
  return { competence, terms, places, bodies: [...schools, ...enterprises], programmes, jobs, dealings };
}

/** So many subfields, the first of each field more often than the last: some trades are everywhere, most are rare. */
function tradesFrom({ subfields }: Competence, chance: Chance, count: number): number[] {
  const spread = [...subfields.keys()].flatMap((subfield) =>
    Array.from({ length: popularity(subfield) }, () => subfield),
  );
  return [...new Set(chance.some(spread, count))];
}

/** After Zipf: 12, 6, 4, 3 for the four subfields of a field, and half of it for every second field. */
const popularity = (subfield: number): number =>
  Math.ceil(12 / (1 + (subfield % SUBFIELDS_OF_FIELD)) / (1 + (fieldOf(subfield) % 2)));

const levelFrom = (chance: Chance): number => chance.one([0, 1, 1, 2]);

const leavesIn = (terms: readonly Term[], kind: Term['kind'], subfields: readonly number[]): Term[] =>
  terms.filter(
    (term) => term.kind === kind && term.leaf && term.subfield !== undefined && subfields.includes(term.subfield),
  );

const tasksOfField = ({ tasks }: Competence, subfield: number | undefined): number[] =>
  tasks.filter((task) => subfield !== undefined && fieldOf(task.subfield) === fieldOf(subfield)).map(({ id }) => id);

/** A major as this school teaches it: some of it left out, some of the field besides. */
function programmeFrom(
  { owner, at, level }: { owner: Body; at: number; level: number },
  { terms, competence, chance }: Making,
): Programme {
  const major = chance.one(leavesIn(terms, 'MAJOR', owner.subfields));
  const besides = chance.some(tasksOfField(competence, major.subfield), chance.whole(1, 3));
  const from = chance.whole(6, 24);
  return {
    ...{ key: `offer:supply/2026/${at}@${owner.key}`, owner, major, level },
    tasks: [...new Set([...chance.kept(major.tasks, 0.85), ...besides])],
    period: [from, from + chance.whole(6, 36)],
    ...{ mobile: chance.yes(0.35), hollow: chance.yes(0.12) },
  };
}

/** An occupation as this employer has it: some of it not needed, some of the field besides, a few tasks above all. */
function jobFrom({ owner, at }: { owner: Body; at: number }, { terms, competence, chance }: Making): Job {
  const occupation = chance.one(leavesIn(terms, 'OCCUPATION', owner.subfields));
  const [first = 0, ...others] = occupation.tasks;
  const besides = chance.some(tasksOfField(competence, occupation.subfield), chance.whole(0, 2));
  const tasks = [...new Set([first, ...chance.kept(others, 0.85), ...besides])];
  const from = chance.whole(12, 21);
  return {
    ...{ key: `offer:demand/2026/${at}@${owner.key}`, owner, occupation, level: levelFrom(chance) },
    tasks: new Map(tasks.map((task) => [task, chance.whole(1, 5)])),
    period: [from, from + chance.whole(6, 24)],
  };
}

/** Employers deal with schools of their trade, with near ones three times as readily; three of four times it goes well. */
function dealingsOf(enterprise: Body, schools: readonly Body[], chance: Chance): Dealing[] {
  const [province] = enterprise.place.keys;
  const likely = schools
    .filter(({ subfields }) => subfields.some((each) => enterprise.subfields.includes(each)))
    .flatMap((school) => (school.place.keys[0] === province ? [school, school, school] : [school]));
  const met = new Set(chance.some(likely, chance.whole(0, 4)));
  return [...met].map(({ key }) => ({ employer: enterprise.key, school: key, wentWell: chance.yes(0.75) }));
}
