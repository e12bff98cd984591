import { z } from 'zod';
import { randomFrom } from '../../test/support/random.ts';

/** The public lists name few alliances, people and offers: too few to ask about by turns, so some are made up. */

const ALLIANCES = 60;
const MEMBERS = 24;
/** Bodies that are members of something, and have people and offers. */
const POOL = 500;
const PEOPLE = { least: 5, most: 8 };
const OFFERS = 400;
const TOPICS = 4;
const SOURCE = 'source:bench-made-up';
const SEED = 9;

const ROLES = ['LEAD', 'VICE_CHAIR', 'COUNCIL', 'MEMBER', 'MEMBER', 'MEMBER'];
const TITLES = ['院长', '书记', '主任', '总经理', '秘书长', '副院长', '处长', '总工程师'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志海波'];

const Entity = z.looseObject({ type: z.literal('entity'), kind: z.string(), key: z.string() });
type Entity = z.infer<typeof Entity>;

interface Chance {
  below(most: number): number;
  of<T>(from: readonly T[]): T;
}

/** Alliances, their members, people with posts and offers among bodies of the real graph; the same every time. */
export function madeUpAmong(records: readonly object[]): object[] {
  const chance = chanceOf(SEED);
  const entities = records.flatMap((record) => Entity.safeParse(record).data ?? []);
  const bodies = sample(ofKinds(entities, 'SCHOOL', 'ENTERPRISE'), POOL, chance);
  const majors = sample(ofKinds(entities, 'MAJOR'), POOL, chance);
  return [
    { type: 'source', key: SOURCE, title: 'Made up for a benchmark', publisher: 'Silian' },
    ...Array.from({ length: ALLIANCES }, (_, at) => allianceOf(at, bodies, chance)).flat(),
    ...bodies.flatMap((body) => peopleOf(body, chance)),
    ...Array.from({ length: OFFERS }, (_, at) => offerOf(at, bodies, majors, chance)).flat(),
  ];
}

const evidence = [{ source: SOURCE }];
const entity = (kind: string, key: string, name: string, more: object = {}): object => ({
  ...{ type: 'entity', kind, key, name, evidence },
  ...more,
});
const relation = (kind: string, from: string, to: string, qualifiers?: object): object => ({
  ...{ type: 'relation', kind, from, to, evidence },
  ...(qualifiers ? { qualifiers } : {}),
});

export const allianceKey = (at: number): string => `alliance:测试产教联盟${at}@CN`;
export const offerKey = (at: number, owner: string): string => `offer:${sideOf(at).toLowerCase()}/2026/${at}@${owner}`;
const sideOf = (at: number): 'DEMAND' | 'SUPPLY' => (at % 2 === 0 ? 'DEMAND' : 'SUPPLY');

function allianceOf(at: number, bodies: readonly Entity[], chance: Chance): object[] {
  const key = allianceKey(at);
  const members = sample(bodies, MEMBERS, chance);
  return [
    entity('ALLIANCE', key, `测试产教联盟${at}`, { attributes: { category: 'LEAGUE' } }),
    ...members.map((member) => relation('MEMBER_OF', member.key, key, { role: chance.of(ROLES) })),
  ];
}

function peopleOf({ key: body }: Entity, chance: Chance): object[] {
  const names = new Set<string>();
  const count = PEOPLE.least + chance.below(PEOPLE.most - PEOPLE.least + 1);
  while (names.size < count) names.add(chance.of(SURNAMES) + chance.of(GIVEN) + chance.of(GIVEN));
  return [...names].flatMap((name) => {
    const key = `person:${name}@${body}`;
    return [
      entity('PERSON', key, name),
      relation('HOLDS_ROLE', key, body, { title: chance.of(TITLES), titleKind: 'POST' }),
    ];
  });
}

function offerOf(at: number, bodies: readonly Entity[], majors: readonly Entity[], chance: Chance): object[] {
  const owner = chance.of(bodies).key;
  const key = offerKey(at, owner);
  const topics = sample(majors, TOPICS, chance).map((major) => ({
    key: major.key,
    weight: (1 + chance.below(10)) / 10,
  }));
  const attributes = { side: sideOf(at), category: 'PEOPLE', quantity: 1 + chance.below(50), unit: '人', topics };
  return [
    entity('OFFER', key, `测试供需${at}`, { attributes, validity: { from: '2026-01', to: '2099-12' } }),
    relation('OFFERS', owner, key),
  ];
}

const ofKinds = (entities: readonly Entity[], ...kinds: string[]): Entity[] =>
  entities.filter(({ kind }) => kinds.includes(kind));

function sample<T>(from: readonly T[], count: number, chance: Chance): T[] {
  const chosen = new Set<T>();
  while (chosen.size < Math.min(count, from.length)) chosen.add(chance.of(from));
  return [...chosen];
}

function chanceOf(seed: number): Chance {
  const random = randomFrom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  return {
    below,
    of: <T>(from: readonly T[]): T => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
  };
}
