import type { EducationLevel, RegionReach } from '../../../generated/schema.ts';
import type { MarketOffer } from '../market/offer.ts';
import { areApart, periodOf } from './period.ts';

/** A supply and a demand. */
export interface Pair {
  readonly supply: MarketOffer;
  readonly demand: MarketOffer;
}

/** How far a factor is met, 0 to 1; undefined: no source says. */
export type Measured = number | undefined;

export const LEVELS: readonly EducationLevel[] = ['SECONDARY', 'DIPLOMA', 'BACHELOR', 'MASTER', 'DOCTOR'];
/** By how many levels of regions two places have to share. */
export const REACHES: readonly RegionReach[] = ['NATION', 'PROVINCE', 'CITY', 'COUNTY'];
/** Each level above the one wanted costs so much. */
const ABOVE_LEVEL = 0.25;

/** Hard filters in the order they are applied. */
export const FILTERS = ['CATEGORY', 'LEVEL', 'REACH', 'PERIOD', 'CAPACITY'] as const;
export type Filter = (typeof FILTERS)[number];

/** The first filter that a pair fails, by what is known of it; what is not known excludes nobody. */
export function excludedBy({ supply, demand }: Pair, whole: boolean): Filter | undefined {
  if (differ(supply.category, demand.category)) return 'CATEGORY';
  if (isBelow(supply.level, demand.level)) return 'LEVEL';
  if (outOfReach(supply, demand.regions) || outOfReach(demand, supply.regions)) return 'REACH';
  if (areApart(periodOf(supply), periodOf(demand))) return 'PERIOD';
  if (differ(supply.unit, demand.unit)) return 'CAPACITY';
  if (whole && demand.quantity !== null && !((supply.quantity ?? 0) >= demand.quantity)) return 'CAPACITY';
  return undefined;
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

type Level = EducationLevel | null;

function stepsAbove(offered: Level, wanted: Level): number | undefined {
  if (offered === null || wanted === null) return undefined;
  return LEVELS.indexOf(offered) - LEVELS.indexOf(wanted);
}

/** Whether a level offered is known to be below the one wanted. */
export const isBelow = (offered: Level, wanted: Level): boolean => (stepsAbove(offered, wanted) ?? 0) < 0;

/** Whether one is known to reach only so far, and the other to lie beyond. */
export function outOfReach(
  { reach, regions: own }: Pick<MarketOffer, 'reach' | 'regions'>,
  other: readonly string[],
): boolean {
  if (reach === null) return false;
  return shared(own, other) < Math.min(REACHES.indexOf(reach), own.length, other.length);
}

/** How many regions two places share. */
function shared(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  for (const region of a) if (b.includes(region)) common += 1;
  return common;
}

/** 1 at the level wanted, less for each level above it. */
export function levelFit(offered: Level, wanted: Level): Measured {
  const steps = stepsAbove(offered, wanted);
  return steps === undefined ? undefined : Math.max(0, 1 - ABOVE_LEVEL * steps);
}

/** 1 where one region lies in the other, else the share of levels, from the province down, that both have in common. */
export function closeness(a: readonly string[], b: readonly string[]): Measured {
  if (a.length === 0 || b.length === 0) return undefined;
  const common = shared(a, b);
  return common === Math.min(a.length, b.length) ? 1 : common / Math.max(a.length, b.length);
}
