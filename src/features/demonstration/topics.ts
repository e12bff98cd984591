import type { Chance } from './chance.ts';
import type { Topic } from './offer.ts';
import { generalSkills, majorsOf } from './taxonomy.ts';
import type { Case, Domain } from './words.ts';

export type Side = Case['side'];
export type Category = 'PEOPLE' | 'TRAINING' | 'TEACHERS' | 'EQUIPMENT' | 'TECHNOLOGY' | 'STANDARDS';

export interface Owner {
  readonly name: string;
  readonly region: string;
  readonly domain: Domain;
  readonly level?: string;
  /** Majors that the owner has to do with. */
  readonly majors: readonly string[];
}

/** A major or an occupation, with skills that belong to it. */
interface Whole {
  readonly kind: 'MAJOR' | 'OCCUPATION';
  readonly name: string;
  readonly skills: readonly string[];
}

/** What the cases show would show no more, were it offered or wanted elsewhere too. */
const RESERVED: Readonly<Record<Side, readonly string[]>> = { SUPPLY: ['氦气回收'], DEMAND: ['古法制笺工艺'] };
/** Whether a topic is kept from one side, for the cases. */
export const isReserved = (side: Side, name: string): boolean => RESERVED[side].includes(name);

/** How much a topic matters that is not the first. */
const WEIGHTS = [0.4, 0.5, 0.6, 0.8, 1];

/** What an offer of a category is about, of its owner's domain. */
export function topicsOf(category: Category, side: Side, owner: Owner, chance: Chance): Topic[] {
  const draw = new Draw(side, chance);
  const { domain } = owner;
  switch (category) {
    case 'PEOPLE': {
      const about = draw.whole(side === 'DEMAND' && chance.happens(40) ? jobsOf(domain) : studiesOf(owner));
      return chance.happens(25) ? [...about, ...draw.some('SKILL', generalSkills, 1)] : about;
    }
    case 'TRAINING':
      return [...draw.some('SKILL', domain.skills, 1 + chance.below(3)), ...draw.some('SKILL', generalSkills, 1)];
    // of majors only people are offered and wanted, so that their gaps have one unit
    case 'TEACHERS':
      return [...draw.some('SKILL', domain.skills, 2), ['SKILL', '技能传授', 0.5]];
    case 'EQUIPMENT':
    case 'TECHNOLOGY':
      return [
        ...draw.some('INDUSTRY', domain.industries, 1),
        ...draw.some('SKILL', domain.skills, 1 + chance.below(2)),
      ];
    case 'STANDARDS':
      return [...draw.whole(jobsOf(domain)), ['SKILL', '标准起草', 0.5]];
  }
}

const jobsOf = ({ occupations }: Domain): Whole[] =>
  Object.entries(occupations).map(([name, skills]) => ({ kind: 'OCCUPATION', name, skills }));

const studiesOf = ({ domain, majors }: Owner): Whole[] =>
  majorsOf(domain)
    .filter(({ name }) => majors.includes(name))
    .map(({ name, trains }) => ({ kind: 'MAJOR', name, skills: trains }));

/** Draws topics that one side may have. */
class Draw {
  readonly #side: Side;
  readonly #chance: Chance;

  constructor(side: Side, chance: Chance) {
    this.#side = side;
    this.#chance = chance;
  }

  some(kind: Topic[0], names: readonly string[], count: number): Topic[] {
    const free = names.filter((name) => this.#isFree(name));
    return this.#chance.some(free, count).map((name) => [kind, name, this.#chance.pick(WEIGHTS)]);
  }

  whole(of: readonly Whole[]): Topic[] {
    const free = of.filter(({ name }) => this.#isFree(name));
    return this.#chance
      .some(free, 1)
      .flatMap(({ kind, name, skills }) => [[kind, name, 1], ...this.some('SKILL', skills, 1 + this.#chance.below(2))]);
  }

  #isFree(name: string): boolean {
    return !isReserved(this.#side, name);
  }
}
