import type { EntityKind } from '../../database/kinds.ts';
import type { Population } from './population.ts';
import { Tree } from './tree.ts';
import { nth, WORDS, word } from './words.ts';

export interface Thing {
  readonly key: string;
  readonly name: string;
}

/** Sizes of the levels of the real code systems: GB/T 2260, GB/T 4754-2017, the catalogues of majors and occupations. */
const LEVELS = {
  region: [31, 340, 2_829],
  industry: [20, 97, 473, 810],
  major: [19, 97, 1_384],
  occupation: [8, 75, 1_517],
  skill: [40, 3_960],
} as const;
type Coded = keyof typeof LEVELS;
export const CODED: readonly Coded[] = ['region', 'industry', 'major', 'occupation', 'skill'];

const REGION_FORM = ['省', '市', '县'];
const DIGITS = 6;

/** What the n-th thing of each group is called, and its key: it follows from the number alone. */
export class Names {
  readonly population: Population;
  readonly #trees: ReadonlyMap<Coded, Tree>;

  constructor(population: Population) {
    this.population = population;
    this.#trees = new Map(CODED.map((group) => [group, new Tree(LEVELS[group], population.of(group))]));
  }

  tree(group: Coded): Tree {
    const tree = this.#trees.get(group);
    if (!tree) throw new Error(`${group} is no code system`);
    return tree;
  }

  code(group: Coded, entry: number): string {
    const code = this.tree(group).code(entry);
    return group === 'region' ? code.padEnd(DIGITS, '0') : code;
  }

  entry(group: Coded, entry: number): Thing {
    return { key: `${group}:demo:${this.code(group, entry)}`, name: this.#entryName(group, entry) };
  }

  #entryName(group: Coded, entry: number): string {
    if (group === 'region') return `${word(WORDS.place, 2, entry)}${nth(REGION_FORM, this.tree(group).level(entry))}`;
    const stem = `${word(WORDS.place, 1, entry)}${nth(WORDS.subject, entry)}${nth(WORDS.aspect, entry >> 4)}`;
    return group === 'industry' ? `${stem}业` : group === 'occupation' ? `${stem}员` : stem;
  }

  /** A place where most things are: a leaf of the regions. */
  county(number: number): Thing {
    const { first, count } = this.tree('region').leaves;
    return this.entry('region', first + (number % count));
  }

  #city = (number: number): string => `${word(WORDS.place, 2, number % 340)}`;
  #brand = (number: number): string => word(WORDS.brand, 3, number);

  school(number: number): Thing {
    return body(
      `${this.#city(number)}${word(WORDS.place, 2, number + 577)}${this.#brand(number).slice(1)}${nth(WORDS.schoolForm, number)}`,
    );
  }

  enterprise(number: number): Thing {
    return body(`${this.#city(number)}${this.#brand(number)}${nth(WORDS.trade, number)}有限公司`);
  }

  association(number: number): Thing {
    return body(`${this.#city(number)}${this.#brand(number)}${nth(WORDS.trade, number)}行业协会`);
  }

  government(number: number): Thing {
    return body(`${this.#city(number)}${this.#brand(number)}${nth(['教育局', '工信局', '人社局'], number)}`);
  }

  institution(number: number): Thing {
    return body(`${this.#city(number)}${this.#brand(number)}${nth(WORDS.subject, number)}研究院`);
  }

  alliance(number: number): Thing {
    const name = `${this.#city(number)}${this.#brand(number)}${nth(WORDS.trade, number)}${nth(WORDS.allianceForm, number)}`;
    return { key: `alliance:${name}@demo:${this.code('region', this.tree('region').leaves.first)}`, name };
  }

  theme(number: number): Thing {
    const name = `${word(WORDS.brand, 2, number)}${nth(WORDS.subject, number)}人才培养`;
    return { key: `theme:${name}`, name };
  }

  /** The body that a post is of: posts of schools and alliances, several each, then the heads of enterprises. */
  post(number: number): { readonly title: string; readonly body: Thing } {
    const schools = this.population.of('school') * WORDS.schoolTitle.length;
    const alliances = this.population.of('alliance') * 2;
    if (number < schools) {
      const title = nth(WORDS.schoolTitle, number);
      return { title, body: this.school(Math.floor(number / WORDS.schoolTitle.length)) };
    }
    const rest = number - schools;
    if (rest < alliances) return { title: nth(['理事长', '秘书长'], rest), body: this.alliance(rest >> 1) };
    const head = rest - alliances;
    const enterprises = this.population.of('enterprise');
    const title = nth(WORDS.bodyTitle, Math.floor(head / enterprises));
    return { title, body: this.enterprise(head % enterprises) };
  }

  role(number: number): Thing {
    const { title, body: of } = this.post(number);
    return { key: `role:${title}@${of.key}`, name: title };
  }

  /** People have the names that people have: some share one. */
  person(number: number): Thing {
    const full = `${word(WORDS.surname, 1, number)}${word(WORDS.given, 2, number % 5_003)}`;
    return { key: `person:${full}@${this.post(this.postOf(number)).body.key}`, name: full };
  }

  /** Which post somebody holds first. */
  postOf(person: number): number {
    return person % this.population.of('role');
  }

  event(number: number): Thing & { readonly on: string } {
    const on = `${2015 + (number % 11)}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
    const name = `${this.#city(number)}${word(WORDS.brand, 2, number)}${nth(WORDS.subject, number)}${nth(WORDS.eventForm, number)}（第${number + 1}号）`;
    return { key: `event:${on}:${plain(name)}@demo:${this.code('region', 0)}`, name, on };
  }

  /** What is known by its title and a number. */
  titled(kind: EntityKind, stem: string, number: number): Thing {
    const name = `${word(WORDS.place, 2, number)}${nth(WORDS.subject, number)}${nth(WORDS.aspect, number >> 3)}${stem}（第${number + 1}号）`;
    return { key: `${kind.toLowerCase()}:${plain(name)}@demo`, name };
  }
}

const body = (name: string): Thing => ({ key: `org:${name}`, name });
/** Keys are written in NFKC. */
const plain = (name: string): string => name.normalize('NFKC').toLowerCase();
