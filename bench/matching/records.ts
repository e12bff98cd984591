import type { Chance } from './chance.ts';
import type { Recorded } from './recorded.ts';
import { isGeneral, type Term } from './vocabularies.ts';
import type { Body, World } from './world.ts';

const SOURCE = 'source:bench';
const evidence = [{ source: SOURCE }];
const BATCH = 1_000;
/** How often a dealing, or what joins two vocabularies, is written down; and how many that are wrong for each that is right. */
const WRITTEN = { dealing: 0.6, bridge: 0.5, wrong: 0.05 };
const ALLIANCES = { count: 12, joins: 0.4 };

const entity = (kind: string, key: string, name: string, attributes: object = {}, more: object = {}) => ({
  ...{ type: 'entity', kind, key, name, attributes: { ...attributes, synthetic: true }, evidence },
  ...more,
});
const relation = (kind: string, from: string, to: string, more: object = {}) => ({
  ...{ type: 'relation', kind, from, to, evidence },
  ...more,
});

/** All that is written down of a world, in the format in which knowledge goes in, batch by batch; every entity is marked as made up. */
export function recordsOf(world: World, offers: readonly Recorded[], chance: Chance): object[][] {
  const all = [
    { type: 'source', key: SOURCE, title: 'Made up for a benchmark', publisher: 'Silian' },
    ...world.terms.flatMap(termRecords),
    ...bridgeRecords(world.terms, chance),
    ...regionRecords(world),
    ...world.bodies.flatMap((body) => bodyRecords(body, chance)),
    ...tieRecords(world, chance),
    ...offers.flatMap(offerRecords),
  ];
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH));
}

const termRecords = ({ kind, key, name, parent }: Term): object[] => [
  entity(kind, key, name),
  ...(parent === undefined ? [] : [relation('PART_OF', key, parent)]),
];

function regionRecords({ places }: World): object[] {
  const lines = places.flatMap(
    ({ keys: [province, city, county] }) =>
      [
        [province, undefined],
        [city, province],
        [county, city],
      ] as const,
  );
  const parents = new Map<string, string | undefined>(lines);
  return [...parents].flatMap(([key, parent]) => [
    entity('REGION', key, `虚构${key.slice(-6)}`),
    ...(parent === undefined ? [] : [relation('PART_OF', key, parent)]),
  ]);
}

function bodyRecords({ key, name, place: { keys } }: Body, chance: Chance): object[] {
  const seat = chance.one([keys[2], keys[1]]);
  const kind = key.startsWith('school') ? 'SCHOOL' : 'ENTERPRISE';
  return [entity(kind, key, name), relation('LOCATED_IN', key, seat)];
}

/** Some dealings, whether they went well or not, and alliances of a trade, joined by some of those in it. */
function tieRecords({ dealings, bodies, competence }: World, chance: Chance): object[] {
  const alliances = Array.from({ length: ALLIANCES.count }, (_, at) => {
    const key = `alliance:bench-${at}@cn`;
    const trade = chance.whole(0, competence.subfields.length - 1);
    const members = chance.kept(
      bodies.filter(({ subfields }) => subfields.includes(trade)),
      ALLIANCES.joins,
    );
    return [entity('ALLIANCE', key, `联盟${at}`), ...members.map((member) => relation('MEMBER_OF', member.key, key))];
  });
  const known = chance.kept(dealings, WRITTEN.dealing);
  return [...alliances.flat(), ...known.map(({ employer, school }) => relation('COOPERATES_WITH', employer, school))];
}

/** What one vocabulary says of another, how much a pair has to share for it, and how it is written. */
const BRIDGES = [
  ['TRAINS_SKILL', 'MAJOR', 'SKILL', 0.5],
  ['REQUIRES', 'OCCUPATION', 'SKILL', 0.5],
  ['ALIGNS_WITH', 'MAJOR', 'OCCUPATION', 0.25],
  ['ALIGNS_WITH', 'INDUSTRY', 'MAJOR', 0.25],
] as const;

/** Half of what joins the trees, and a few that are wrong: as tables of it are. */
function bridgeRecords(terms: readonly Term[], chance: Chance): object[] {
  return BRIDGES.flatMap(([kind, from, to, least]) => {
    const leaves = (of: string) => terms.filter((term) => term.leaf && term.kind === of && !isGeneral(term));
    const pairs = leaves(from).flatMap((a) => leaves(to).map((b) => ({ a, b, alike: alikeness(kind, a, b) })));
    const right = chance.kept(
      pairs.filter(({ alike }) => alike >= least),
      WRITTEN.bridge,
    );
    const wrong = chance.some(pairs, Math.round(right.length * WRITTEN.wrong)).map((pair) => ({ ...pair, alike: 0.5 }));
    const unique = new Map([...wrong, ...right].map((pair) => [`${pair.a.key} ${pair.b.key}`, pair]));
    return [...unique.values()].map(({ a, b, alike }) => relation(kind, a.key, b.key, joinedBy(kind, alike, chance)));
  });
}

/** The share of a skill's tasks that a major or an occupation has; of two others the tasks in common over those of either. */
function alikeness(kind: string, a: Term, b: Term): number {
  const common = a.tasks.filter((task) => b.tasks.includes(task)).length;
  return common / (kind === 'ALIGNS_WITH' ? a.tasks.length + b.tasks.length - common : b.tasks.length);
}

function joinedBy(kind: string, alike: number, chance: Chance): object {
  const weight = chance.yes(0.5)
    ? { weight: Math.min(1, Math.max(0.1, Math.round(10 * (alike + chance.normal(0.1))) / 10)) }
    : {};
  if (kind !== 'ALIGNS_WITH') return { qualifiers: weight };
  const qualifier = alike > 0.4 ? 'CLOSE' : 'RELATED';
  return { qualifiers: { qualifier, ...weight }, status: 'INFERRED', confidence: chance.whole(6, 9) / 10 };
}

function offerRecords(offer: Recorded): object[] {
  const { key, name, side, owner, topics, weighed, level, region, reach, period, confidence } = offer;
  const about = [...topics].map(([topic, weight]) => (weighed ? { key: topic, weight } : { key: topic }));
  const attributes = {
    ...{ side, category: 'PEOPLE', topics: about },
    ...(level === undefined ? {} : { level }),
    ...(reach === undefined ? {} : { reach }),
  };
  return [
    entity('OFFER', key, name, attributes, { validity: period, confidence }),
    relation('OFFERS', owner.key, key),
    ...(region === undefined ? [] : [relation('LOCATED_IN', key, region)]),
  ];
}
