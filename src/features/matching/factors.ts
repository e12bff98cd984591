import type { EducationLevel, RegionReach } from '../../generated/schema.ts';
import type { MarketOffer } from './offer.ts';

/** A supply and a demand. */
export interface Pair {
  readonly supply: MarketOffer;
  readonly demand: MarketOffer;
}

/** How far a factor is met, 0 to 1; undefined: no source says. */
export type Measured = number | undefined;

const LEVELS: readonly EducationLevel[] = ['SECONDARY', 'DIPLOMA', 'BACHELOR', 'MASTER', 'DOCTOR'];
/** How many levels of regions two places have to share. */
const REACH: Readonly<Record<RegionReach, number>> = { NATION: 0, PROVINCE: 1, CITY: 2, COUNTY: 3 };
/** Each level above the one wanted costs so much. */
const ABOVE_LEVEL = 0.25;

/** Hard filters in the order they are applied. */
export const FILTERS = ['CATEGORY', 'LEVEL', 'REACH', 'PERIOD', 'CAPACITY'] as const;
export type Filter = (typeof FILTERS)[number];

/** The first filter that a pair fails, by what is known of it; what is not known excludes nobody. */
export function excludedBy(pair: Pair, whole: boolean): Filter | undefined {
  const { supply, demand } = pair;
  if (differ(supply.category, demand.category)) return 'CATEGORY';
  if (stepsAbove(pair) !== undefined && (stepsAbove(pair) ?? 0) < 0) return 'LEVEL';
  if (outOfReach(supply, demand) || outOfReach(demand, supply)) return 'REACH';
  if (apart(supply, demand)) return 'PERIOD';
  if (differ(supply.unit, demand.unit)) return 'CAPACITY';
  if (whole && demand.quantity !== null && !((supply.quantity ?? 0) >= demand.quantity)) return 'CAPACITY';
  return undefined;
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

function stepsAbove({ supply, demand }: Pair): number | undefined {
  if (supply.level === null || demand.level === null) return undefined;
  return LEVELS.indexOf(supply.level) - LEVELS.indexOf(demand.level);
}

/** Whether one is known to reach only so far, and the other to lie beyond. */
function outOfReach({ reach, regions: own }: MarketOffer, { regions: other }: MarketOffer): boolean {
  if (reach === null) return false;
  return shared(own, other) < Math.min(REACH[reach], own.length, other.length);
}

/** How many regions two places share. */
function shared(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  for (const region of a) if (b.includes(region)) common += 1;
  return common;
}

const apart = (a: MarketOffer, b: MarketOffer): boolean =>
  (a.to !== null && b.from !== null && a.to <= b.from) || (b.to !== null && a.from !== null && b.to <= a.from);

/** 1 at the level wanted, less for each level above it. */
export function levelFit(pair: Pair): Measured {
  const steps = stepsAbove(pair);
  return steps === undefined ? undefined : Math.max(0, 1 - ABOVE_LEVEL * steps);
}

/** 1 where one region lies in the other, else the share of levels, from the province down, that both have in common. */
export function closeness({ supply, demand }: Pair): Measured {
  const [a, b] = [supply.regions, demand.regions];
  if (a.length === 0 || b.length === 0) return undefined;
  const common = shared(a, b);
  return common === Math.min(a.length, b.length) ? 1 : common / Math.max(a.length, b.length);
}

/** The share of the demand's days that the supply covers; 1 where the demand has no end and the two meet. */
export function periodFit({ supply, demand }: Pair): Measured {
  if ((supply.from ?? supply.to) === null || (demand.from ?? demand.to) === null) return undefined;
  if (apart(supply, demand)) return 0;
  const [from, to] = [dayOf(demand.from), dayOf(demand.to)];
  if (from === undefined || to === undefined || to <= from) return 1;
  const begin = Math.max(from, dayOf(supply.from) ?? from);
  const end = Math.min(to, dayOf(supply.to) ?? to);
  return Math.max(0, end - begin) / (to - from);
}

/** Days as numbers; a market has few, and each is compared with thousands. */
const days = new Map<string, number>();
const MOST_DAYS = 100_000;

function dayOf(day: string | null): number | undefined {
  if (day === null) return undefined;
  const known = days.get(day);
  if (known !== undefined) return known;
  if (days.size >= MOST_DAYS) days.clear();
  const number = Date.parse(day);
  days.set(day, number);
  return number;
}
