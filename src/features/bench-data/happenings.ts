import type { EntityKind, RelationKind } from '../../database/kinds.ts';
import { Draw, hashOf } from './draw.ts';
import type { Names, Thing } from './names.ts';
import { type BenchRecord, fact, madeUp } from './record.ts';

/** Bodies at an event, in the mean; the first events have far more. */
const GUESTS = 20;
const HOSTED = 0.8;

/** What a titled thing is, who stands behind it, and what it is about. */
interface Titled {
  readonly kind: EntityKind;
  readonly stem: string;
  readonly attributes?: BenchRecord;
  readonly by: readonly [RelationKind, 'enterprise' | 'school' | 'association' | 'government'][];
  readonly about?: RelationKind;
  readonly at?: string;
}

const TITLED = {
  agreement: {
    kind: 'AGREEMENT',
    stem: '联合培养协议',
    by: [
      ['PARTY_TO', 'school'],
      ['PARTY_TO', 'enterprise'],
    ],
    about: 'COVERS',
    at: 'SIGNED',
  },
  standard: {
    kind: 'STANDARD',
    stem: '岗位能力要求',
    attributes: { level: 'GROUP', stage: 'DRAFTING' },
    by: [
      ['DRAFTS', 'school'],
      ['DRAFTS', 'enterprise'],
      ['ISSUED', 'association'],
    ],
    about: 'COVERS',
  },
  policy: { kind: 'POLICY', stem: '实施意见', by: [['ISSUED', 'government']], about: 'COVERS' },
  programme: {
    kind: 'PROGRAMME',
    stem: '人才培养项目',
    by: [
      ['IMPLEMENTS', 'school'],
      ['IMPLEMENTS', 'enterprise'],
    ],
    about: 'ABOUT',
  },
  work: { kind: 'WORK', stem: '教材', by: [['DEVELOPS', 'school']], about: 'ABOUT' },
  award: { kind: 'AWARD', stem: '优秀案例', by: [['HONOURED_BY', 'school']], at: 'AWARDED' },
  facility: {
    kind: 'FACILITY',
    stem: '实训基地',
    attributes: { status: 'OPEN' },
    by: [
      ['DEVELOPS', 'school'],
      ['DEVELOPS', 'enterprise'],
    ],
  },
} as const satisfies Record<string, Titled>;

/** Themes, events with who was there, and what bodies agree on, write, run and build. */
export class Happenings {
  readonly #names: Names;
  readonly #seed: number;

  constructor(names: Names, seed: number) {
    this.#names = names;
    this.#seed = seed;
  }

  *records(): Generator<BenchRecord> {
    for (let number = 0; number < this.#count('theme'); number++)
      yield madeUp(this.#draw('theme', number), 'THEME', this.#names.theme(number), { category: 'TOPIC' });
    for (let number = 0; number < this.#count('event'); number++)
      yield* this.#event(this.#draw('event', number), number);
    for (const group of ['agreement', 'standard', 'policy', 'programme', 'work', 'award', 'facility'] as const) {
      for (let number = 0; number < this.#count(group); number++)
        yield* this.#titled(this.#draw(group, number), TITLED[group], number);
    }
  }

  #count = (group: Parameters<Names['population']['of']>[0]): number => this.#names.population.of(group);
  #draw = (stream: string, number: number): Draw => new Draw(hashOf(stream) ^ this.#seed, number);

  #someBody(draw: Draw, group: 'enterprise' | 'school' | 'association' | 'government'): Thing {
    return this.#names[group](draw.skewed(this.#count(group), 2));
  }

  *#event(draw: Draw, number: number): Generator<BenchRecord> {
    const event = this.#names.event(number);
    const on = { from: event.on };
    const attributes = { category: 'WORK_CONFERENCE', startsOn: event.on, endsOn: event.on };
    yield madeUp(draw, 'EVENT', event, attributes, { validity: on });
    yield fact(draw, 'LOCATED_IN', event.key, this.#names.county(draw.below(this.#count('region'))).key);
    yield fact(draw, 'ABOUT', event.key, this.#names.theme(draw.skewed(this.#count('theme'))).key);
    if (draw.happens(HOSTED)) {
      const host = this.#names.alliance(draw.skewed(this.#count('alliance'), 2));
      yield fact(draw, 'PARTICIPATES_IN', host.key, event.key, { capacity: 'HOST' }, on);
    }
    // the mean over all events is GUESTS: the integral of n to the power of -2/3 from 0 to 1 is 3
    const mean = (GUESTS / 3) * ((number + 1) / this.#count('event')) ** (-2 / 3);
    for (let times = Math.min(draw.times(mean), 3_000); times > 0; times--) {
      const guest = this.#someBody(draw, draw.happens(0.2) ? 'school' : 'enterprise');
      yield fact(draw, 'PARTICIPATES_IN', guest.key, event.key, { capacity: 'ATTENDEE' }, on);
    }
  }

  *#titled(draw: Draw, { kind, stem, attributes, by, about, at }: Titled, number: number): Generator<BenchRecord> {
    const thing = this.#names.titled(kind, stem, number);
    const { key } = thing;
    yield madeUp(draw, kind, thing, attributes);
    for (const [relation, group] of by) yield fact(draw, relation, this.#someBody(draw, group).key, key);
    if (about) yield fact(draw, about, key, this.#names.entry('major', draw.skewed(this.#count('major'), 2)).key);
    if (at !== undefined) {
      const event = this.#names.event(draw.skewed(this.#count('event'), 2));
      yield fact(draw, 'PRODUCED_AT', key, event.key, { qualifier: at }, { from: event.on });
    }
    if (kind === 'FACILITY') {
      yield fact(draw, 'LOCATED_IN', key, this.#names.county(draw.below(this.#count('region'))).key);
      yield fact(draw, 'PART_OF', key, this.#someBody(draw, 'school').key);
    }
  }
}
