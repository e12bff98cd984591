import type { Market } from './market.ts';
import type { MarketOffer } from './offer.ts';

/** Demand and supply of some offers. Quantities are null where none is known, or where units differ. */
export interface Balance {
  readonly demand: number | null;
  readonly supply: number | null;
  readonly demandOffers: number;
  readonly supplyOffers: number;
}

/** A topic, the offers about it, and what they come to. */
export interface Gap extends Balance {
  /** Id and key of the topic. */
  readonly topic: string;
  readonly key: string;
  readonly offers: readonly MarketOffer[];
  /** demand − supply; null unless both are known. */
  readonly gap: number | null;
  /** Of all quantities known; null where none is known, or units differ. */
  readonly unit: string | null;
  readonly withoutQuantity: number;
}

export type GapKind = 'NO_SUPPLY' | 'NO_DEMAND';

export interface Asked {
  /** Of the topics. */
  readonly kind: string;
  readonly offers: Iterable<MarketOffer>;
  /** Whether an offer counts for all above its topics as well. */
  readonly rollUp: boolean;
  readonly only: GapKind | undefined;
}

/** Every topic of a kind that an offer is about: the widest known gap first, then those with more demands than supplies. */
export function gapsOf({ terms, model }: Market, { kind, offers, rollUp, only }: Asked): Gap[] {
  const about = new Map<string, MarketOffer[]>();
  for (const offer of offers) {
    const topics = new Set(offer.topics.flatMap(({ id }) => (rollUp ? model.taxonomy.above(id) : [id])));
    for (const topic of topics) {
      if (terms.get(topic)?.kind !== kind) continue;
      const same = about.get(topic);
      if (same) same.push(offer);
      else about.set(topic, [offer]);
    }
  }
  return [...about]
    .map(([topic, all]) => gapAt(topic, terms.get(topic)?.key ?? topic, all))
    .filter(({ demandOffers, supplyOffers }) => {
      if (only === 'NO_SUPPLY') return supplyOffers === 0;
      return only === 'NO_DEMAND' ? demandOffers === 0 : true;
    })
    .sort((a, b) => compare(placeOfGap(a), placeOfGap(b)));
}

/** What gaps are ordered by, ascending. */
export const placeOfGap = ({ gap, demandOffers, supplyOffers, key }: Gap): [number, number, number, string] => [
  gap === null ? 1 : 0,
  gap === null ? 0 : -gap,
  supplyOffers - demandOffers,
  key,
];

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, part] of a.entries()) {
    const other = b[at];
    if (other !== undefined && part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

function gapAt(topic: string, key: string, offers: readonly MarketOffer[]): Gap {
  const known = offers.filter(({ quantity }) => quantity !== null);
  const units = new Set(known.map(({ unit }) => unit));
  const balance = balanceOf(offers, units.size === 1);
  const { demand, supply } = balance;
  return {
    ...balance,
    ...{ topic, key, offers },
    gap: demand === null || supply === null ? null : demand - supply,
    unit: units.size === 1 ? ([...units][0] ?? null) : null,
    withoutQuantity: offers.length - known.length,
  };
}

function balanceOf(offers: readonly MarketOffer[], sameUnit: boolean): Balance {
  const of = (side: MarketOffer['side']) => {
    let [count, known, sum] = [0, 0, 0];
    for (const { side: own, quantity } of offers) {
      if (own !== side) continue;
      count += 1;
      if (quantity === null) continue;
      known += 1;
      sum += quantity;
    }
    return { count, sum: sameUnit && known > 0 ? sum : null };
  };
  const [demand, supply] = [of('DEMAND'), of('SUPPLY')];
  return { demand: demand.sum, supply: supply.sum, demandOffers: demand.count, supplyOffers: supply.count };
}

/** The offers of a gap by something that each has or has not, with what each group comes to. */
export function balancesBy<K>(
  { offers }: Gap,
  keyOf: (offer: MarketOffer) => K | null,
): { readonly by: K | null; readonly balance: Balance }[] {
  const groups = new Map<K | null, MarketOffer[]>();
  for (const offer of offers) {
    const by = keyOf(offer);
    const same = groups.get(by);
    if (same) same.push(offer);
    else groups.set(by, [offer]);
  }
  const sameUnit = new Set(offers.flatMap(({ quantity, unit }) => (quantity === null ? [] : [unit]))).size === 1;
  return [...groups].map(([by, all]) => ({ by, balance: balanceOf(all, sameUnit) }));
}

/** The year in which its period begins. */
export const yearOf = ({ from }: MarketOffer): number | null => (from === null ? null : Number(from.slice(0, 4)));
