import { Draw, hashOf } from './draw.ts';
import type { Names, Thing } from './names.ts';
import { type BenchRecord, fact, madeUp, someDay, term } from './record.ts';
import { nth, WORDS } from './words.ts';

/** How many of each an enterprise or a school has, in the mean. */
const MEAN = {
  industries: 1.2,
  alliances: 1.6,
  supplies: 1.2,
  partners: 0.9,
  majors: 24,
  skills: 4,
  schoolAlliances: 6,
};
const LEVELS = ['中职', '专科', '本科'];
const ROLES = ['COUNCIL', 'VICE_CHAIR', 'PARTICIPANT'];
const SHORTENED = 0.15;

/** Schools, enterprises, associations, public bodies and alliances, and how they are tied to each other. */
export class Bodies {
  readonly #names: Names;
  readonly #seed: number;

  constructor(names: Names, seed: number) {
    this.#names = names;
    this.#seed = seed;
  }

  *records(): Generator<BenchRecord> {
    yield* this.#each('alliance', (draw, number) => this.#alliance(draw, number));
    yield* this.#each('government', (draw, number) =>
      this.#public(draw, 'GOVERNMENT_BODY', this.#names.government(number)),
    );
    yield* this.#each('institution', (draw, number) =>
      this.#public(draw, 'INSTITUTION', this.#names.institution(number)),
    );
    yield* this.#each('association', (draw, number) =>
      this.#public(draw, 'ASSOCIATION', this.#names.association(number)),
    );
    yield* this.#each('school', (draw, number) => this.#school(draw, number));
    yield* this.#each('enterprise', (draw, number) => this.#enterprise(draw, number));
  }

  *#each(
    group: 'alliance' | 'government' | 'institution' | 'association' | 'school' | 'enterprise',
    records: (draw: Draw, number: number) => Iterable<BenchRecord>,
  ): Generator<BenchRecord> {
    const stream = hashOf(group) ^ this.#seed;
    for (let number = 0; number < this.#names.population.of(group); number++)
      yield* records(new Draw(stream, number), number);
  }

  #seat(draw: Draw, key: string): BenchRecord {
    const county = this.#names.county(draw.skewed(this.#names.population.of('region'), 1.5));
    return fact(draw, 'LOCATED_IN', key, county.key, { qualifier: 'SEAT' });
  }

  #industry(draw: Draw): string {
    return this.#names.entry('industry', draw.skewed(this.#names.population.of('industry'), 1.5)).key;
  }

  *#alliance(draw: Draw, number: number): Generator<BenchRecord> {
    const thing = this.#names.alliance(number);
    const { key } = thing;
    const category = nth(WORDS.allianceCategory, number);
    yield madeUp(draw, 'ALLIANCE', thing, { category, status: 'ESTABLISHED' }, { validity: { from: someDay(draw) } });
    yield this.#seat(draw, key);
    yield fact(draw, 'IN_INDUSTRY', key, this.#industry(draw), { qualifier: 'CORE_FIELD' });
    const lead = this.#names.enterprise(draw.skewed(this.#names.population.of('enterprise')));
    yield fact(draw, 'MEMBER_OF', lead.key, key, { role: 'LEAD_ENTERPRISE' }, term(draw));
    const school = this.#names.school(draw.skewed(this.#names.population.of('school')));
    yield fact(draw, 'MEMBER_OF', school.key, key, { role: 'LEAD_SCHOOL' }, term(draw));
  }

  *#public(draw: Draw, kind: 'GOVERNMENT_BODY' | 'INSTITUTION' | 'ASSOCIATION', thing: Thing): Generator<BenchRecord> {
    yield madeUp(draw, kind, thing);
    yield this.#seat(draw, thing.key);
    yield* this.#memberships(draw, thing.key, 1);
  }

  *#memberships(draw: Draw, key: string, mean: number): Generator<BenchRecord> {
    for (let times = draw.times(mean); times > 0; times--) {
      const alliance = this.#names.alliance(draw.skewed(this.#names.population.of('alliance')));
      const role = draw.happens(0.9) ? 'MEMBER' : nth(ROLES, draw.below(ROLES.length));
      yield fact(draw, 'MEMBER_OF', key, alliance.key, { role }, term(draw));
    }
  }

  *#school(draw: Draw, number: number): Generator<BenchRecord> {
    const thing = this.#names.school(number);
    const { key } = thing;
    const attributes = { educationLevel: nth(LEVELS, number) };
    yield madeUp(draw, 'SCHOOL', thing, attributes, this.#identified(`S${number}`));
    yield this.#seat(draw, key);
    for (let times = draw.times(MEAN.majors); times > 0; times--) {
      const major = this.#names.entry('major', draw.skewed(this.#names.population.of('major'), 2));
      yield fact(draw, 'OFFERS_MAJOR', key, major.key, {}, term(draw));
    }
    for (let times = draw.times(MEAN.skills); times > 0; times--) {
      const skill = this.#names.entry('skill', draw.skewed(this.#names.population.of('skill'), 2));
      yield fact(draw, 'TRAINS_SKILL', key, skill.key, { weight: (1 + draw.below(10)) / 10 });
    }
    yield* this.#memberships(draw, key, MEAN.schoolAlliances);
  }

  *#enterprise(draw: Draw, number: number): Generator<BenchRecord> {
    const thing = this.#names.enterprise(number);
    const { key } = thing;
    yield madeUp(draw, 'ENTERPRISE', thing, {}, { ...this.#identified(`E${number}`), ...this.#short(draw, thing) });
    yield this.#seat(draw, key);
    for (let times = draw.times(MEAN.industries); times > 0; times--)
      yield fact(draw, 'IN_INDUSTRY', key, this.#industry(draw));
    yield* this.#memberships(draw, key, MEAN.alliances);
    for (let times = draw.times(MEAN.supplies); times > 0; times--) {
      const buyer = this.#names.enterprise(draw.skewed(this.#names.population.of('enterprise')));
      if (buyer.key !== key) yield fact(draw, 'SUPPLIES', key, buyer.key, {}, term(draw));
    }
    for (let times = draw.times(MEAN.partners); times > 0; times--) {
      const school = this.#names.school(draw.skewed(this.#names.population.of('school'), 2));
      yield fact(draw, 'COOPERATES_WITH', key, school.key, {}, term(draw));
    }
  }

  #identified = (value: string) => ({ identifiers: [{ scheme: 'SILIAN_BENCH', value }] });

  /** Some are also called without their form. */
  #short(draw: Draw, { name }: Thing) {
    if (!draw.happens(SHORTENED)) return {};
    return { aliases: [{ name: name.replace('有限公司', '').slice(2), kind: 'SHORT' }] };
  }
}
