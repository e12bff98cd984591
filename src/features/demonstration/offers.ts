import { enterprises } from './bodies.ts';
import { Chance } from './chance.ts';
import { catalogues, demandsForMajors } from './guarantees.ts';
import { type Draft, OfferKeys, offerRecords } from './offer.ts';
import { cityOf } from './province.ts';
import type { DemoRecord } from './record.ts';
import { domainOf, majorsOf } from './taxonomy.ts';
import { type Category, type Owner, type Side, topicsOf } from './topics.ts';
import { words } from './words.ts';

/** How many are drawn of each category on each side. */
const HOW_MANY: Readonly<Record<Category, number>> = {
  PEOPLE: 75,
  TRAINING: 45,
  TEACHERS: 25,
  EQUIPMENT: 25,
  TECHNOLOGY: 25,
  STANDARDS: 20,
};
const UNITS: Readonly<Record<Category, string>> = {
  PEOPLE: '人',
  TRAINING: '人次',
  TEACHERS: '人',
  EQUIPMENT: '台',
  TECHNOLOGY: '项',
  STANDARDS: '项',
};
/** The greatest quantity. */
const MOST: Readonly<Record<Category, number>> = {
  PEOPLE: 60,
  TRAINING: 200,
  TEACHERS: 6,
  EQUIPMENT: 12,
  TECHNOLOGY: 3,
  STANDARDS: 2,
};
const PERIODS: readonly [string, string][] = [
  ['2024-09', '2027-08'],
  ['2025-09', '2028-08'],
  ['2026-01', '2026-12'],
  ['2026-01', '2028-12'],
  ['2026-07', '2029-06'],
  ['2027-01', '2030-12'],
];
const LEVELS = { 中职: 'SECONDARY', 专科: 'DIPLOMA', 本科: 'BACHELOR' } as const;

/** Schools supply people and what they know; enterprises supply teachers, equipment, and want the rest. */
function ownerOf(category: Category, side: Side, chance: Chance): Owner {
  const bySchool = (category === 'TEACHERS' || category === 'EQUIPMENT') === (side === 'DEMAND');
  if (bySchool) {
    const { name, region, majors, level } = chance.pick(words.schools);
    return { name, region, majors, level: LEVELS[level], domain: domainOf(chance.pick(majors)) };
  }
  const { name, region, industry } = chance.pick(enterprises);
  const domain = domainOf(industry);
  return { name, region, majors: majorsOf(domain).map((major) => major.name), domain };
}

/** The level supplied, or the lowest that will do. */
function levelOf(category: Category, side: Side, owner: Owner, chance: Chance): { level: string } | object {
  if (category !== 'PEOPLE') return {};
  const level = side === 'SUPPLY' ? owner.level : chance.pick(['SECONDARY', 'SECONDARY', 'DIPLOMA', 'BACHELOR']);
  return level === undefined || chance.happens(15) ? {} : { level };
}

function draw(category: Category, side: Side, chance: Chance): Draft {
  const owner = ownerOf(category, side, chance);
  const topics = topicsOf(category, side, owner, chance);
  const [first] = topics;
  const known = !chance.happens(15);
  return {
    ...{ side, category, owner: owner.name, topics },
    name: `${first?.[1] ?? owner.domain.name}${words.called[category]?.[side] ?? ''}`,
    ...(known ? { quantity: 1 + chance.below(MOST[category]), unit: UNITS[category] } : {}),
    ...levelOf(category, side, owner, chance),
    ...(chance.happens(30) ? { reach: chance.pick(['CITY', 'PROVINCE', 'PROVINCE', 'NATION']) } : {}),
    ...(side === 'DEMAND' && chance.happens(20) ? { urgency: 'URGENT' } : {}),
    // where none is named, the owner's seat counts
    ...(chance.happens(75) ? { region: cityOf(owner.region) ?? owner.region } : {}),
    ...(chance.happens(85) ? { period: chance.pick(PERIODS) } : {}),
    ...(chance.happens(15) ? { confidence: chance.pick([0.6, 0.8]) } : {}),
  };
}

const CATEGORIES = ['PEOPLE', 'TRAINING', 'TEACHERS', 'EQUIPMENT', 'TECHNOLOGY', 'STANDARDS'] as const;

function offersOf(side: Side): DemoRecord[] {
  const keys = new OfferKeys();
  const cases: readonly Draft[] = words.cases
    .filter((each) => each.side === side)
    .map(({ shows: _shows, ...draft }) => draft);
  const drawn = CATEGORIES.flatMap((category) => {
    const chance = new Chance(`${category} ${side}`);
    return Array.from({ length: HOW_MANY[category] }, () => draw(category, side, chance));
  });
  const guaranteed = side === 'DEMAND' ? demandsForMajors() : catalogues();
  return [...cases, ...guaranteed, ...drawn].flatMap((draft) => offerRecords(draft, keys.of(draft)));
}

/** The cases that are there to show something, what keeps them the only ones, and beside them what makes a market. */
export const demands: readonly DemoRecord[] = offersOf('DEMAND');
export const supplies: readonly DemoRecord[] = offersOf('SUPPLY');
